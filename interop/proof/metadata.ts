import { type Hash, hexToNumber, padHex, slice, toHex } from 'viem'

/** The metadata at the start of each part of a proof: the part on the source chain, and that on the settlement layer. */
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

/** Decodes the metadata of a proof; null if the element is a node of a plain Merkle path. */
export function decodeMetadata(element: Hash): ProofMetadata | null {
  if (BigInt(slice(element, 4)) !== 0n) return null
  const byte = (index: number) => hexToNumber(slice(element, index, index + 1))
  return {
    version: byte(0),
    logPathLength: byte(1),
    batchPathLength: byte(2),
    // Like the contract, treat any value but zero as true.
    isFinal: byte(3) !== 0,
  }
}
