import { type Hash, hexToBigInt } from 'viem'
import { ProofRevertedError } from '../errors/proof'
import { hashL2Log } from '../merkle/hashL2Log'
import { hashLog } from '../merkle/hashLog'
import { hashPair } from '../merkle/hashPair'
import { emptyLogLeaf, logsTreeDepth } from '../merkle/LogsTree'
import { batchLeaf, chainLeaf } from '../merkle/messageRoot'
import type { InteropRootId, L2Log, L2Message, LeafPosition } from '../types'
import { decodeMetadata, proofMetadataVersion } from './metadata'

/** A message, another log or a bare leaf, with its position and proof. */
export type Inclusion = LeafPosition & ({ message: L2Message } | { log: L2Log } | { leaf: Hash })

export type ProofLevelName =
  | 'leaf'
  | 'logsRoot'
  | 'chainBatchRoot'
  | 'batchLeaf'
  | 'chainRoot'
  | 'chainLeaf'
  | 'interopRoot'

/** A level of a proof, between its leaf and its root. */
export type ProofLevel = {
  name: ProofLevelName
  value: Hash
  /** Index of the previous level's value in the tree that the path is part of; absent if there is no path. */
  index?: bigint
  /** The siblings between the previous level's value and this value. */
  path?: readonly Hash[]
}

/** The root that a proof leads to, with the chain and block under which other chains store it. */
export type ComputedRoot = InteropRootId & { root: Hash }

/**
 * Recomputes a proof level by level, in the order and with the errors of the verifier contract.
 *
 * Yields each level as it is reached, also those before an error.
 */
export function* walkProof(inclusion: Inclusion): Generator<ProofLevel, ComputedRoot> {
  const leaf = leafOf(inclusion)
  yield { name: 'leaf', value: leaf }
  if (inclusion.proof.length === 0) throw new ProofRevertedError('MerklePathEmpty')
  if (leaf === emptyLogLeaf) throw new ProofRevertedError('HashedLogIsDefault')

  const reader = new ProofReader(inclusion.proof)
  const chain = readPath(reader)
  const index = BigInt(inclusion.index)
  assertIndex(index, chain.path.length)
  const hasLogsRoot = chain.path.length >= logsTreeDepth
  const logPath = chain.path.slice(0, logsTreeDepth)
  const indexInLogs = index & (2n ** BigInt(logsTreeDepth) - 1n)
  const logsRoot = fold(leaf, indexInLogs, logPath)
  if (hasLogsRoot) yield { name: 'logsRoot', value: logsRoot, index: indexInLogs, path: logPath }
  const indexAbove = index >> BigInt(logsTreeDepth)
  const pathAbove = chain.path.slice(logsTreeDepth)
  const root = fold(logsRoot, indexAbove, pathAbove)
  yield { name: 'chainBatchRoot', value: root, index: indexAbove, path: pathAbove }
  // Without a settlement layer, other chains store the root of the batch itself.
  if (chain.isFinal)
    return { chainId: inclusion.sourceChainId, blockNumber: inclusion.batchNumber, root }

  const settlement = yield* climb(reader, chain.batchPathLength, {
    chainId: inclusion.sourceChainId,
    batchNumber: inclusion.batchNumber,
    chainBatchRoot: root,
  })
  const shared = readPath(reader)
  const interopRoot = fold(settlement.chainLeaf, settlement.chainIndex, shared.path)
  const { chainId, blockNumber } = settlement
  if (!shared.isFinal) {
    // The contract reads the whole second hop before it reverts.
    const secondHop = climb(reader, shared.batchPathLength, {
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

/** Walks from the root of a batch to the leaf of its chain in the shared tree of the settlement layer. */
function* climb(
  reader: ProofReader,
  batchPathLength: number,
  batch: { chainId: bigint; batchNumber: bigint; chainBatchRoot: Hash },
): Generator<ProofLevel, InteropRootId & { chainIndex: bigint; chainLeaf: Hash }> {
  const leaf = batchLeaf(batch)
  yield { name: 'batchLeaf', value: leaf }
  const index = reader.takeBigInt()
  const path = reader.take(batchPathLength)
  const chainRoot = fold(leaf, index, path)
  yield { name: 'chainRoot', value: chainRoot, index, path }
  const leafOfChain = chainLeaf({ chainRoot, chainId: batch.chainId })
  yield { name: 'chainLeaf', value: leafOfChain }

  const packed = reader.takeBigInt()
  const chainIndex = packed & (2n ** 128n - 1n)
  const chainId = reader.takeBigInt()
  return { chainId, blockNumber: packed >> 128n, chainIndex, chainLeaf: leafOfChain }
}

function leafOf(inclusion: Inclusion): Hash {
  if ('leaf' in inclusion) return inclusion.leaf
  if ('log' in inclusion) return hashL2Log(inclusion.log)
  const { txNumberInBatch, sender, data } = inclusion.message
  return hashLog({ txNumberInBatch, sender, message: data })
}

/** Reads the elements of a proof in order. */
class ProofReader {
  #rest: readonly Hash[]

  constructor(proof: readonly Hash[]) {
    this.#rest = proof
  }

  get first(): Hash | undefined {
    return this.#rest[0]
  }

  get left(): number {
    return this.#rest.length
  }

  take(count: number): readonly Hash[] {
    // Solidity panics with 0x32 when an array index is out of bounds.
    if (count > this.left) throw new ProofRevertedError('Panic', { args: [0x32n] })
    const taken = this.#rest.slice(0, count)
    this.#rest = this.#rest.slice(count)
    return taken
  }

  takeBigInt(): bigint {
    const [element = '0x'] = this.take(1)
    return hexToBigInt(element)
  }
}

function readPath(reader: ProofReader) {
  if (reader.first === undefined) throw new ProofRevertedError('MerklePathEmpty')
  const metadata = decodeMetadata(reader.first)
  // Metadata has 28 zero bytes at its end. Anything else is a node: the proof is one plain path, without metadata.
  if (!metadata) return { path: reader.take(reader.left), batchPathLength: 0, isFinal: true }

  reader.take(1)
  const { version, logPathLength, batchPathLength, isFinal } = metadata
  if (version !== proofMetadataVersion)
    throw new ProofRevertedError('UnsupportedProofMetadataVersion', { args: [BigInt(version)] })
  if (isFinal && batchPathLength !== 0)
    throw new ProofRevertedError('InvalidProofLengthForFinalNode')
  return { path: reader.take(logPathLength), batchPathLength, isFinal }
}

function assertIndex(index: bigint, pathLength: number): void {
  if (pathLength >= 256) throw new ProofRevertedError('MerklePathOutOfBounds')
  if (index >= 2n ** BigInt(pathLength)) throw new ProofRevertedError('MerkleIndexOutOfBounds')
}

function fold(leaf: Hash, index: bigint, path: readonly Hash[]): Hash {
  assertIndex(index, path.length)
  return path.reduce(
    (node, sibling, level) =>
      (index >> BigInt(level)) & 1n ? parentOf(sibling, node) : parentOf(node, sibling),
    leaf,
  )
}

/** About 4 MB. */
const maxParents = 10_000
const parents = new Map<string, Hash>()

/** Hashes a pair once: proofs of messages in the same batch have most of their nodes in common. */
function parentOf(left: Hash, right: Hash): Hash {
  const pair = `${left}${right}`
  const known = parents.get(pair)
  if (known !== undefined) return known
  if (parents.size === maxParents) parents.clear()
  const parent = hashPair(left, right)
  parents.set(pair, parent)
  return parent
}
