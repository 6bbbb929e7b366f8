import type { Client, Log } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { getEventPosition } from '../../../shared/events/EventPosition'
import { type BlockRange, readInRanges } from '../../../shared/events/readInRanges'
import type { Mint } from '../../protocols/Protocol'

/**
 * Finds the event in which a reward was minted.
 *
 * @param read - Reads the events of the account in a block range.
 * @throws If there is none.
 */
export async function findMint<
  log extends Log<bigint, number, false> & { args: { sourceChainId: bigint } },
>(
  client: Client,
  {
    chainId,
    token,
    read,
  }: {
    chainId: number
    token: { blockNumber: number }
    read: (range: BlockRange) => Promise<readonly log[]>
  },
): Promise<{ mint: Mint; log: log }> {
  const [log] = await readInRanges(
    {
      fromBlock: BigInt(token.blockNumber),
      toBlock: await getBlockNumber(client, { cacheTime: 0 }),
    },
    read,
  )
  if (!log) throw new Error('The node does not return the event of the reward.')
  const position = await getEventPosition(client, chainId, log)
  const sourceChainId = Number(log.args.sourceChainId)
  return { mint: { kind: 'minted', sourceChainId, ...position }, log }
}
