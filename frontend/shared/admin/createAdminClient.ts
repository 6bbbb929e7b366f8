import { type Address, createClient, http, numberToHex, parseEther, rpcSchema } from 'viem'
import { z } from 'zod/mini'

/** The named delays of the stages of a message. */
export const paceNames = ['instant', 'fast', 'realistic'] as const

const statusSchema = z.object({
  pace: z.object({ name: z.nullable(z.string()) }),
  isPaused: z.boolean(),
  chains: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      head: z.number(),
      pendingMessages: z.number(),
      // Of chains that settle.
      sealed: z.optional(z.number()),
      committed: z.optional(z.number()),
      proven: z.optional(z.number()),
      executed: z.optional(z.number()),
      settlementHalted: z.optional(z.nullable(z.string())),
      importsHalted: z.optional(z.nullable(z.string())),
      // Of chains of the Superchain.
      safe: z.optional(z.number()),
      finalized: z.optional(z.number()),
    }),
  ),
})

/** Status of the local network. */
export type EcosystemStatus = z.infer<typeof statusSchema>

/** An admin method that pauses or resumes the delivery of messages. */
export type PauseMethod =
  | 'interstake_pauseSettlement'
  | 'interstake_resumeSettlement'
  | 'interstake_pauseRelayer'
  | 'interstake_resumeRelayer'

type Schema = [
  { Method: 'interstake_getStatus'; Parameters?: undefined; ReturnType: unknown },
  { Method: 'interstake_setPace'; Parameters: [pace: string]; ReturnType: unknown },
  { Method: PauseMethod; Parameters?: undefined; ReturnType: unknown },
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
    setPaused: (method: PauseMethod) => request({ method }),
    /** Adds ETH to an account on every chain. */
    fund: ({ account, ether }: { account: Address; ether: number }) =>
      request({
        method: 'interstake_fund',
        params: [account, numberToHex(parseEther(String(ether)))],
      }),
  }
}
