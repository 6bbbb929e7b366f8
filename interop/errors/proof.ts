import { BaseError } from 'viem'

/** The errors with which the verifier contract refuses a proof that it cannot read. */
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
  UnsupportedProofMetadataVersion: 'A metadata word has a version other than 1.',
  InvalidProofLengthForFinalNode: 'A metadata word marked as final announces a batch path.',
  MerklePathEmpty: 'The proof ends where a metadata word was expected.',
  HashedLogIsDefault: 'The leaf is the one that fills unused places, so it stands for no message.',
  DepthMoreThanOneForRecursiveMerkleProof:
    'The proof leads through more than one settlement layer.',
  Panic: 'The proof is shorter than its metadata announces.',
}

export function isProofRevertName(name: string | undefined): name is ProofRevertName {
  return name !== undefined && Object.hasOwn(reasons, name)
}

/** Thrown where the verifier contract reverts instead of answering: the proof is not merely wrong, it cannot be read. */
export class ProofRevertedError extends BaseError {
  /** Name of the contract's error. */
  readonly errorName: ProofRevertName
  readonly args: readonly bigint[]

  constructor(
    errorName: ProofRevertName,
    { args = [], cause }: { args?: readonly bigint[]; cause?: Error } = {},
  ) {
    super(`The verifier reverts with ${errorName}(${args.join(', ')}).`, {
      cause,
      metaMessages: [
        reasons[errorName],
        'Use the proof exactly as the node of the source chain gave it, with its own index.',
      ],
      name: 'ProofRevertedError',
    })
    this.errorName = errorName
    this.args = args
  }
}

/** Thrown when words or fields do not make up a proof by way of a settlement layer. */
export class MalformedProofError extends BaseError {
  constructor(fact: string) {
    super('These are not the words of a proof by way of a settlement layer.', {
      metaMessages: [
        fact,
        'Such a proof is what a node answers for a message of a batch executed on its settlement layer.',
      ],
      name: 'MalformedProofError',
    })
  }
}
