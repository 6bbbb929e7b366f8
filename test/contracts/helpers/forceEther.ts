import { concat } from 'ethers'
import { getAccounts } from './getAccounts'

/** Sends ETH without calling the recipient: a contract creation that self-destructs to its address. */
export async function forceEther(to: string, value: bigint): Promise<void> {
  const [sender] = await getAccounts()
  const push20 = '0x73'
  const selfdestruct = '0xff'
  await sender.sendTransaction({ data: concat([push20, to, selfdestruct]), value })
}
