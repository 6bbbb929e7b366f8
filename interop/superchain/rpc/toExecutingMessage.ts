import type { Client } from 'viem'
import { encodeAccessList } from '../codec/encodeAccessList'
import { encodeMessagePayload } from '../codec/encodeMessagePayload'
import type { ExecutingMessage } from '../types'
import { getBlockTimestamp } from './getBlockTimestamp'
import type { BlockLog } from './readLog'

/** Identifies a log of a chain, after checking that its block is canonical. */
export async function toExecutingMessage(
  client: Client,
  log: BlockLog,
  chainId: bigint,
): Promise<ExecutingMessage> {
  const { address: origin, blockNumber, logIndex } = log
  const timestamp = await getBlockTimestamp(client, log)
  const id = { origin, blockNumber, logIndex: BigInt(logIndex), timestamp, chainId }
  const payload = encodeMessagePayload(log)
  return { id, payload, accessList: encodeAccessList(id, payload) }
}
