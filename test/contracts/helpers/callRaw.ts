import { network } from 'hardhat'

/** What a call answered, or reverted with: the bytes, so that nothing about them goes unchecked. */
export type CallOutcome = { returned: string } | { reverted: string }

/** Calls a contract and keeps what comes back as bytes. */
export async function callRaw(to: string, data: string): Promise<CallOutcome> {
  try {
    const returned = await network.provider.send('eth_call', [{ to, data }, 'latest'])
    return { returned: String(returned) }
  } catch (error) {
    if (error instanceof Error && 'data' in error && typeof error.data === 'string')
      return { reverted: error.data }
    throw error
  }
}
