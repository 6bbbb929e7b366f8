import { type Hash, isHash } from 'viem'
import { MalformedProofError } from '../errors/proof'
import { logsTreeDepth } from '../merkle/LogsTree'
import type { DecodedProof } from './encodeProof'
import { decodeMetadata, type ProofMetadata, proofMetadataVersion } from './metadata'

/**
 * Decodes a proof through one settlement layer, as nodes return it: the inverse of `encodeProof`.
 *
 * Stricter than the verifier, which ignores trailing elements.
 *
 * @throws {@link MalformedProofError} if the proof is not exactly what `encodeProof` returns.
 */
export function decodeProof(proof: readonly Hash[]): DecodedProof {
  let position = 0

  const take = (count: number, what: string): Hash[] => {
    const taken = proof.slice(position, position + count)
    if (taken.length < count)
      throw new MalformedProofError(`It ends after ${proof.length} elements, within the ${what}.`)
    const bad = taken.findIndex((element) => !isHash(element))
    if (bad !== -1)
      throw new MalformedProofError(`Element ${position + bad}, in the ${what}, is not 32 bytes.`)
    position += count
    return taken
  }
  const takeOne = (what: string): Hash => {
    const [element] = take(1, what)
    if (element === undefined) throw new MalformedProofError(`The ${what} is missing.`)
    return element
  }
  const takeMetadata = (what: string, isExpected: (metadata: ProofMetadata) => boolean) => {
    const at = position
    const metadata = decodeMetadata(takeOne(what))
    if (metadata?.version !== proofMetadataVersion || !isExpected(metadata))
      throw new MalformedProofError(`Element ${at} is not the ${what}.`)
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
  if (position !== proof.length)
    throw new MalformedProofError(`It has ${proof.length - position} extra elements.`)

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
  // No tree has more leaves than a safe integer can count.
  if (index >= 2n ** BigInt(pathLength) || index > BigInt(Number.MAX_SAFE_INTEGER))
    throw new MalformedProofError(`Index ${index} is too large for a path of ${pathLength} nodes.`)
  return Number(index)
}
