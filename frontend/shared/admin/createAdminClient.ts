import { type Address, createClient, http, numberToHex, parseEther, rpcSchema } from 'viem'
import { z } from 'zod/mini'

/** The named settlement delays. */
export const paceNames = ['instant', 'brisk', 'realistic'] as const

const statusSchema = z.object({
  pace: z.object({ name: z.nullable(z.string()) }),
  isPaused: z.boolean(),
  chains: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      head: z.number(),
      sealed: z.number(),
      committed: z.number(),
      proven: z.number(),
      executed: z.number(),
      pendingMessages: z.number(),
      settlementHalted: z.nullable(z.string()),
      importsHalted: z.nullable(z.string()),
    }),
  ),
})

/** Status of the local network. */
export type EcosystemStatus = z.infer<typeof statusSchema>

type Schema = [
  { Method: 'interstake_getStatus'; Parameters?: undefined; ReturnType: unknown },
  { Method: 'interstake_setPace'; Parameters: [pace: string]; ReturnType: unknown },
  { Method: 'interstake_pauseSettlement'; Parameters?: undefined; ReturnType: unknown },
  { Method: 'interstake_resumeSettlement'; Parameters?: undefined; ReturnType: unknown },
  { Method: 'interstake_fund'; Parameters: [account: Address, wei: string]; ReturnType: unknown },
]

/** Creates a client for the local network's admin methods. */
export function createAdminClient(url: string) {
  const { request } = createClient({
    transport: http(url, { retryCount: 0 }),
    rpcSchema: rpcSchema<Schema>(),
  })
  return {
    getStatus: async (): Promise<EcosystemStatus> =>
      statusSchema.parse(await request({ method: 'interstake_getStatus' })),
    setPace: (name: string) => request({ method: 'interstake_setPace', params: [name] }),
    pauseSettlement: () => request({ method: 'interstake_pauseSettlement' }),
    resumeSettlement: () => request({ method: 'interstake_resumeSettlement' }),
    /** Adds ETH to an account on every chain. */
    fund: ({ account, ether }: { account: Address; ether: number }) =>
      request({
        method: 'interstake_fund',
        params: [account, numberToHex(parseEther(String(ether)))],
      }),
  }
}
