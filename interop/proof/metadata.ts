import { type Hash, hexToNumber, padHex, slice, toHex } from 'viem'

/** What the first word of each half of a proof announces. */
export type ProofMetadata = {
  version: number
  logPathLength: number
  batchPathLength: number
  isFinal: boolean
}

export const proofMetadataVersion = 1

export function encodeMetadata(metadata: Omit<ProofMetadata, 'version'>): Hash {
  const { logPathLength, batchPathLength, isFinal } = metadata
  const bytes = [proofMetadataVersion, logPathLength, batchPathLength, Number(isFinal)]
  return padHex(toHex(Uint8Array.from(bytes)), { size: 32, dir: 'right' })
}

/** Reads a metadata word, or answers null when the word is a node of a plain path. */
export function decodeMetadata(word: Hash): ProofMetadata | null {
  if (BigInt(slice(word, 4)) !== 0n) return null
  const byte = (index: number) => hexToNumber(slice(word, index, index + 1))
  return {
    version: byte(0),
    logPathLength: byte(1),
    batchPathLength: byte(2),
    // Any value but zero counts: this is how the contract reads it.
    isFinal: byte(3) !== 0,
  }
}
