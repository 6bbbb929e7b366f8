import type { AccessListish } from 'ethers'
import { network } from 'hardhat'

/** Return data or revert data of a call. */
export type CallOutcome = { returned: string } | { reverted: string }

/** Calls a contract and returns the raw bytes. */
export async function callRaw(
  to: string,
  data: string,
  accessList: AccessListish = [],
): Promise<CallOutcome> {
  try {
    const returned = await network.provider.send('eth_call', [{ to, data, accessList }, 'latest'])
    return { returned: String(returned) }
  } catch (error) {
    if (error instanceof Error && 'data' in error && typeof error.data === 'string')
      return { reverted: error.data }
    throw error
  }
}
