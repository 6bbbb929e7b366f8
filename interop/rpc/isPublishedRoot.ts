import type { Client } from 'viem'
import { getBlockNumber, getContractEvents } from 'viem/actions'
import { systemAddresses } from '../addresses'
import type { MessageProof } from '../types'
import { getClientChainId } from './getClientChainId'
import { messageRootEvents } from './settlementAbi'

/** Whether the settlement layer has published the interop root that a proof leads to. If not, the proof is wrong. */
export async function isPublishedRoot(
  settlementLayer: Client,
  { settlementLayer: { chainId, blockNumber }, interopRoot }: MessageProof,
): Promise<boolean> {
  if (chainId !== (await getClientChainId(settlementLayer))) return false
  if (blockNumber > (await getBlockNumber(settlementLayer, { cacheTime: 0 }))) return false
  const events = await getContractEvents(settlementLayer, {
    address: systemAddresses.messageRoot,
    abi: messageRootEvents,
    eventName: 'NewInteropRoot',
    fromBlock: blockNumber,
    toBlock: blockNumber,
    strict: true,
  })
  // Each batch that is executed in the block has one; other chains import the last.
  return events.at(-1)?.args.sides.at(0) === interopRoot
}
