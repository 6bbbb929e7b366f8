import type { Client, Log } from 'viem'
import { getEventPosition } from '../../../../interop/rpc/EventPosition'
import type { BlockRange } from '../../../../interop/rpc/readInRanges'
import { t } from '../../i18n/messages'
import type { Mint } from '../../protocols/Protocol'

/**
 * Finds the event in which a reward was minted.
 *
 * @param blockNumber - Its block, as the token says.
 * @param read - Reads the events of the account in a block range.
 * @throws If there is none.
 */
export async function findMint<
  log extends Log<bigint, number, false> & { args: { sourceChainId: bigint } },
>(
  client: Client,
  {
    chainId,
    blockNumber,
    read,
  }: {
    chainId: number
    blockNumber: bigint
    read: (range: BlockRange) => Promise<readonly log[]>
  },
): Promise<{ mint: Mint; log: log }> {
  const [log] = await read({ fromBlock: blockNumber, toBlock: blockNumber })
  if (!log) throw new Error(t().message.mintNotReturned)
  const position = await getEventPosition(client, chainId, log)
  const sourceChainId = Number(log.args.sourceChainId)
  return { mint: { kind: 'minted', sourceChainId, ...position }, log }
}
