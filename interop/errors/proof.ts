import type { ErrorType } from './ErrorType'
import { InteropError } from './InteropError'

/** Names of the errors that the verifier contract reverts with when it cannot decode a proof. */
export type ProofRevertName =
  | 'MerkleIndexOutOfBounds'
  | 'MerklePathOutOfBounds'
  | 'UnsupportedProofMetadataVersion'
  | 'InvalidProofLengthForFinalNode'
  | 'MerklePathEmpty'
  | 'HashedLogIsDefault'
  | 'DepthMoreThanOneForRecursiveMerkleProof'
  | 'Panic'

const reasons: Record<ProofRevertName, string> = {
  MerkleIndexOutOfBounds: 'An index is too large for the length of its path.',
  MerklePathOutOfBounds: 'A path is longer than 255 nodes.',
  UnsupportedProofMetadataVersion: 'The version in the proof metadata is not 1.',
  InvalidProofLengthForFinalNode: 'The final proof metadata has a batch path length.',
  MerklePathEmpty: 'The proof ends where proof metadata was expected.',
  HashedLogIsDefault: 'The leaf is the default leaf of an empty slot, not a message.',
  DepthMoreThanOneForRecursiveMerkleProof: 'The proof spans more than one settlement layer.',
  Panic: 'The proof is shorter than its metadata says.',
}

export function isProofRevertName(name: string | undefined): name is ProofRevertName {
  return name !== undefined && Object.hasOwn(reasons, name)
}

export type ProofRevertedErrorType = ProofRevertedError & ErrorType<'ProofRevertedError'>

/** Thrown when the verifier contract reverts, because the proof is malformed rather than just invalid. */
export class ProofRevertedError extends InteropError {
  /** Name of the contract's error. */
  readonly errorName: ProofRevertName
  readonly args: readonly bigint[]

  constructor(
    errorName: ProofRevertName,
    { args = [], cause }: { args?: readonly bigint[]; cause?: Error } = {},
  ) {
    super(`The verifier reverted with ${errorName}(${args.join(', ')}).`, {
      cause,
      metaMessages: [
        reasons[errorName],
        'Pass the proof and its index exactly as a node of the source chain returned them.',
      ],
      name: 'ProofRevertedError',
    })
    this.errorName = errorName
    this.args = args
  }
}

export type MalformedProofErrorType = MalformedProofError & ErrorType<'MalformedProofError'>

/** Thrown when a proof does not have the structure of a proof through a settlement layer. */
export class MalformedProofError extends InteropError {
  constructor(reason: string) {
    super('The proof is not a proof through a settlement layer.', {
      metaMessages: [
        reason,
        'Pass the proof that a node returned for a message in a batch executed on its settlement layer.',
      ],
      name: 'MalformedProofError',
    })
  }
}
