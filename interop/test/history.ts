import fc from 'fast-check'
import { type Address, type Hash, type Hex, keccak256, toHex } from 'viem'
import { hashLog } from '../merkle/hashLog'
import { LogsTree } from '../merkle/LogsTree'
import { MessageRootTree } from '../merkle/MessageRootTree'
import { aggregatedRoot, chainBatchRoot } from '../merkle/messageRoot'
import { encodeProof } from '../proof/encodeProof'
import type { L2Message, MessageInclusion } from '../types'

/** A history of a settlement layer: the executed batches in order, by the index of their chain. */
export type History = { chainCount: number; batches: { chain: number; messages: L2Message[] }[] }

const hexOf = (length: fc.SizeForArbitrary | number) =>
  fc
    .uint8Array(typeof length === 'number' ? { minLength: length, maxLength: length } : {})
    .map((bytes): Hex => toHex(bytes))

const message: fc.Arbitrary<L2Message> = fc.record({
  txNumberInBatch: fc.integer({ min: 0, max: 0xffff }),
  sender: hexOf(20).map((bytes): Address => bytes),
  data: hexOf('small'),
})

const hashOf = ({ data, ...sent }: L2Message) => hashLog({ ...sent, message: data })

/** Arbitrary histories with at least one message. */
export const history: fc.Arbitrary<History> = fc.integer({ min: 1, max: 6 }).chain((chainCount) =>
  fc.record({
    chainCount: fc.constant(chainCount),
    batches: fc.array(
      fc.record({
        chain: fc.nat(chainCount - 1),
        // Two equal adjacent messages would prove each other's position.
        messages: fc.uniqueArray(message, { minLength: 1, maxLength: 5, selector: hashOf }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
)

export const settlementLayer = { chainId: 506n, blockNumber: 77n }

/** Replays a history, and builds the proof of one of its messages against the last root. */
export function proveFromHistory(
  { chainCount, batches }: History,
  pick: { batch: number; message: number },
): MessageInclusion & { interopRoot: Hash } {
  const chainIdOf = (chain: number) => 271n + BigInt(chain)
  const root = new MessageRootTree(settlementLayer.chainId)
  for (let chain = 0; chain < chainCount; chain++) root.registerChain(chainIdOf(chain))

  const settled = batches.map(({ chain, messages }, order) => {
    const logs = new LogsTree(messages.map(hashOf))
    const chainId = chainIdOf(chain)
    const batchNumber = BigInt(order + 1)
    const localLogsRoot = logs.root
    const batchLeafIndex = root.appendBatch({
      chainId,
      batchNumber,
      chainBatchRoot: chainBatchRoot({ localLogsRoot, chainId }),
    })
    return { chainId, batchNumber, batchLeafIndex, logs, messages }
  })

  const batch = settled[pick.batch % settled.length]
  const index = pick.message % (batch?.messages.length ?? 1)
  const picked = batch?.messages[index]
  if (!batch || !picked) throw new Error('The history holds no message')
  const { chainIndex, ...position } = root.position(batch)
  return {
    sourceChainId: batch.chainId,
    batchNumber: batch.batchNumber,
    index,
    message: picked,
    proof: encodeProof({
      ...position,
      logPath: batch.logs.path(index),
      aggregatedRoot: aggregatedRoot(batch.chainId),
      settlementLayer: { ...settlementLayer, chainIndex },
    }),
    interopRoot: root.root,
  }
}

/** Flips one bit of a hash. */
export function flipBit(word: Hash, bit: number): Hash {
  return toHex(BigInt(word) ^ (1n << BigInt(bit % 256)), { size: 32 })
}

/** An arbitrary hash. */
export const anyHash: Hash = keccak256('0x')
