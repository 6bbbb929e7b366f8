import { network } from 'hardhat'
import { z } from 'zod'

const traceSchema = z.object({
  structLogs: z.array(z.object({ op: z.string(), stack: z.array(z.string()) })),
})

/** The values that a transaction wrote to transient storage last, by slot. */
export async function transientWrites(transactionHash: string): Promise<Map<bigint, bigint>> {
  const options = { disableMemory: true, disableStorage: true }
  const { structLogs } = traceSchema.parse(
    await network.provider.send('debug_traceTransaction', [transactionHash, options]),
  )
  return new Map(
    structLogs
      .filter(({ op }) => op === 'TSTORE')
      .map(({ stack }) => {
        const [value = '', slot = ''] = stack.slice(-2)
        return [toNumber(slot), toNumber(value)]
      }),
  )
}

function toNumber(word: string): bigint {
  return BigInt(word.startsWith('0x') ? word : `0x${word}`)
}
