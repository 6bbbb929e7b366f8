import { type Hash, isHash } from 'viem'
import { MalformedProofError } from '../errors/proof'
import { logsTreeDepth } from '../merkle/LogsTree'
import type { DecodedProof } from './encodeProof'
import { decodeMetadata, type ProofMetadata, proofMetadataVersion } from './metadata'

/**
 * Reads the words of a proof that leads through one settlement layer: the inverse of `encodeProof`.
 *
 * Stricter than the verifier, which ignores trailing words: only what `encodeProof` writes is accepted.
 */
export function decodeProof(words: readonly Hash[]): DecodedProof {
  let position = 0

  const take = (count: number, what: string): Hash[] => {
    const taken = words.slice(position, position + count)
    if (taken.length < count)
      throw new MalformedProofError(`It ends after ${words.length} words, within the ${what}.`)
    const bad = taken.findIndex((word) => !isHash(word))
    if (bad !== -1)
      throw new MalformedProofError(`Word ${position + bad}, in the ${what}, is not 32 bytes.`)
    position += count
    return taken
  }
  const takeOne = (what: string): Hash => {
    const [word] = take(1, what)
    if (word === undefined) throw new MalformedProofError(`It lacks the ${what}.`)
    return word
  }
  const takeMetadata = (what: string, isExpected: (metadata: ProofMetadata) => boolean) => {
    const at = position
    const metadata = decodeMetadata(takeOne(what))
    if (metadata?.version !== proofMetadataVersion || !isExpected(metadata))
      throw new MalformedProofError(`Word ${at} is not the ${what}.`)
    return metadata
  }

  const { batchPathLength } = takeMetadata(
    'metadata of the source chain',
    (metadata) => metadata.logPathLength === logsTreeDepth + 1 && !metadata.isFinal,
  )
  const logPath = take(logsTreeDepth, 'path in the logs tree')
  const aggregatedRoot = takeOne('aggregated root')
  const batchLeafIndex = toIndex(BigInt(takeOne('index of the batch leaf')), batchPathLength)
  const batchPath = take(batchPathLength, 'path in the tree of batches')
  const packed = BigInt(takeOne('block and index on the settlement layer'))
  const chainId = BigInt(takeOne('chain id of the settlement layer'))
  const { logPathLength } = takeMetadata(
    'metadata of the settlement layer',
    (metadata) => metadata.batchPathLength === 0 && metadata.isFinal,
  )
  const chainIndex = toIndex(packed & (2n ** 128n - 1n), logPathLength)
  const sharedPath = take(logPathLength, 'path in the shared tree')
  if (position !== words.length)
    throw new MalformedProofError(`It has ${words.length - position} words too many.`)

  return {
    logPath,
    aggregatedRoot,
    batchLeafIndex,
    batchPath,
    settlementLayer: { chainId, blockNumber: packed >> 128n, chainIndex },
    sharedPath,
  }
}

function toIndex(index: bigint, pathLength: number): number {
  // Beyond 53 bits a number loses digits; no tree comes near that.
  if (index >= 2n ** BigInt(pathLength) || index > BigInt(Number.MAX_SAFE_INTEGER))
    throw new MalformedProofError(`Index ${index} is too large for a path of ${pathLength} nodes.`)
  return Number(index)
}
