import { type Hash, hexToBigInt } from 'viem'
import { ProofRevertedError } from '../errors/proof'
import { hashL2Log } from '../merkle/hashL2Log'
import { hashLog } from '../merkle/hashLog'
import { hashPair } from '../merkle/hashPair'
import { emptyLogLeaf, logsTreeDepth } from '../merkle/LogsTree'
import { batchLeaf, chainLeaf } from '../merkle/messageRoot'
import type { InteropRootId, L2Log, L2Message, LeafPosition } from '../types'
import { decodeMetadata, proofMetadataVersion } from './metadata'

/** What a proof is about: a message, any other log, or a leaf whose content is not at hand. */
export type Inclusion = LeafPosition & ({ message: L2Message } | { log: L2Log } | { leaf: Hash })

export type ProofLevelName =
  | 'leaf'
  | 'logsRoot'
  | 'chainBatchRoot'
  | 'batchLeaf'
  | 'chainRoot'
  | 'chainLeaf'
  | 'interopRoot'

/** One step on the way from a leaf to the root that a proof leads to. */
export type ProofLevel = {
  name: ProofLevelName
  value: Hash
  /** Where the level below stands among the leaves that the path leads from; absent where nothing is joined. */
  index?: bigint
  /** The siblings, from below upwards, that lead from the level below to this value. */
  path?: readonly Hash[]
}

/** The root that a proof leads to, and where a chain that imported it keeps it. */
export type ComputedRoot = InteropRootId & { root: Hash }

/**
 * Recomputes a proof level by level, in the order and with the errors of the verifier contract.
 *
 * Yields each level as it is reached, so that a reader of a broken proof sees how far it holds.
 */
export function* walkProof(inclusion: Inclusion): Generator<ProofLevel, ComputedRoot> {
  const leaf = leafOf(inclusion)
  yield { name: 'leaf', value: leaf }
  if (inclusion.proof.length === 0) throw new ProofRevertedError('MerklePathEmpty')
  if (leaf === emptyLogLeaf) throw new ProofRevertedError('HashedLogIsDefault')

  const words = new Words(inclusion.proof)
  const chain = readPath(words)
  const index = BigInt(inclusion.index)
  if (chain.path.length >= logsTreeDepth) {
    const path = chain.path.slice(0, logsTreeDepth)
    const indexInLogs = index & (2n ** BigInt(logsTreeDepth) - 1n)
    assertIndex(index, chain.path.length)
    yield { name: 'logsRoot', value: fold(leaf, indexInLogs, path), index: indexInLogs, path }
  }
  const root = fold(leaf, index, chain.path)
  yield {
    name: 'chainBatchRoot',
    value: root,
    index: index >> BigInt(logsTreeDepth),
    path: chain.path.slice(logsTreeDepth),
  }
  // Without a settlement layer the root of the batch itself is what the other chain has stored.
  if (chain.isFinal)
    return { chainId: inclusion.sourceChainId, blockNumber: inclusion.batchNumber, root }

  const settlement = yield* climb(words, chain.batchPathLength, {
    chainId: inclusion.sourceChainId,
    batchNumber: inclusion.batchNumber,
    chainBatchRoot: root,
  })
  const shared = readPath(words)
  const interopRoot = fold(settlement.chainLeaf, settlement.chainIndex, shared.path)
  const { chainId, blockNumber } = settlement
  if (!shared.isFinal) {
    // The contract reads the whole second hop before it finds that it is one too many.
    const secondHop = climb(words, shared.batchPathLength, {
      chainId,
      batchNumber: blockNumber,
      chainBatchRoot: interopRoot,
    })
    while (!secondHop.next().done);
    throw new ProofRevertedError('DepthMoreThanOneForRecursiveMerkleProof')
  }
  yield {
    name: 'interopRoot',
    value: interopRoot,
    index: settlement.chainIndex,
    path: shared.path,
  }
  return { chainId, blockNumber, root: interopRoot }
}

/** From the root of a batch to the leaf of its chain in the shared tree of the settlement layer. */
function* climb(
  words: Words,
  batchPathLength: number,
  batch: { chainId: bigint; batchNumber: bigint; chainBatchRoot: Hash },
): Generator<ProofLevel, InteropRootId & { chainIndex: bigint; chainLeaf: Hash }> {
  const leaf = batchLeaf(batch)
  yield { name: 'batchLeaf', value: leaf }
  const index = words.takeNumber()
  const path = words.take(batchPathLength)
  const chainRoot = fold(leaf, index, path)
  yield { name: 'chainRoot', value: chainRoot, index, path }
  const leafOfChain = chainLeaf({ chainRoot, chainId: batch.chainId })
  yield { name: 'chainLeaf', value: leafOfChain }

  const packed = words.takeNumber()
  const chainIndex = packed & (2n ** 128n - 1n)
  const chainId = words.takeNumber()
  return { chainId, blockNumber: packed >> 128n, chainIndex, chainLeaf: leafOfChain }
}

function leafOf(inclusion: Inclusion): Hash {
  if ('leaf' in inclusion) return inclusion.leaf
  if ('log' in inclusion) return hashL2Log(inclusion.log)
  const { txNumberInBatch, sender, data } = inclusion.message
  return hashLog({ txNumberInBatch, sender, message: data })
}

/** The words of a proof, read from front to back. */
class Words {
  #rest: readonly Hash[]

  constructor(words: readonly Hash[]) {
    this.#rest = words
  }

  get first(): Hash | undefined {
    return this.#rest[0]
  }

  get left(): number {
    return this.#rest.length
  }

  take(count: number): readonly Hash[] {
    // Reading past the end of an array is what Solidity's panic 0x32 stands for.
    if (count > this.left) throw new ProofRevertedError('Panic', { args: [0x32n] })
    const taken = this.#rest.slice(0, count)
    this.#rest = this.#rest.slice(count)
    return taken
  }

  takeNumber(): bigint {
    const [word = '0x'] = this.take(1)
    return hexToBigInt(word)
  }
}

function readPath(words: Words) {
  if (words.first === undefined) throw new ProofRevertedError('MerklePathEmpty')
  const metadata = decodeMetadata(words.first)
  // A first word with anything in its last 28 bytes is a node: everything is one plain path, without metadata.
  if (!metadata) return { path: words.take(words.left), batchPathLength: 0, isFinal: true }

  words.take(1)
  const { version, logPathLength, batchPathLength, isFinal } = metadata
  if (version !== proofMetadataVersion)
    throw new ProofRevertedError('UnsupportedProofMetadataVersion', { args: [BigInt(version)] })
  if (isFinal && batchPathLength !== 0)
    throw new ProofRevertedError('InvalidProofLengthForFinalNode')
  return { path: words.take(logPathLength), batchPathLength, isFinal }
}

function assertIndex(index: bigint, pathLength: number): void {
  if (pathLength >= 256) throw new ProofRevertedError('MerklePathOutOfBounds')
  if (index >= 2n ** BigInt(pathLength)) throw new ProofRevertedError('MerkleIndexOutOfBounds')
}

function fold(leaf: Hash, index: bigint, path: readonly Hash[]): Hash {
  assertIndex(index, path.length)
  return path.reduce(
    (node, sibling, level) =>
      (index >> BigInt(level)) & 1n ? hashPair(sibling, node) : hashPair(node, sibling),
    leaf,
  )
}
