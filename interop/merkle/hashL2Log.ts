import { boolToHex, concat, type Hash, keccak256, numberToHex } from 'viem'
import type { L2Log } from '../types'

/** Hashes a log to its leaf in the logs tree. */
export function hashL2Log(log: L2Log): Hash {
  return keccak256(
    concat([
      numberToHex(log.l2ShardId, { size: 1 }),
      boolToHex(log.isService, { size: 1 }),
      numberToHex(log.txNumberInBatch, { size: 2 }),
      log.sender,
      log.key,
      log.value,
    ]),
  )
}
