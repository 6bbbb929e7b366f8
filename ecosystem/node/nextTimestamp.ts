import { hexToBigInt } from 'viem'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'
import type { QuietNode } from './quiesce'

const blockSchema = z.object({ timestamp: schemas.hex })

/** The timestamp that the next block of a node would have, in seconds: that of the last one may be long ago. */
export async function nextTimestamp(node: Pick<QuietNode, 'call'>): Promise<bigint> {
  const block = blockSchema.parse(await node.call('eth_getBlockByNumber', ['pending', false]))
  return hexToBigInt(block.timestamp)
}
