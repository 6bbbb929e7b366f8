import { BaseError, ContractFunctionRevertedError, ContractFunctionZeroDataError } from 'viem'
import { isProofRevertName, ProofRevertedError } from './proof'

/**
 * Makes of what a call to the verifier failed with an error that says what to do.
 *
 * @param missing - What to throw when there is no contract at the address that was called.
 * @returns The same error if it is none of the verifier's.
 */
export function explainVerifierError(error: unknown, missing: (cause: Error) => Error): unknown {
  if (!(error instanceof BaseError)) return error
  if (error.walk((cause) => cause instanceof ContractFunctionZeroDataError)) return missing(error)
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError)
  if (!(revert instanceof ContractFunctionRevertedError)) return error
  const { errorName, args = [] } = revert.data ?? {}
  if (!isProofRevertName(errorName)) return error
  return new ProofRevertedError(errorName, {
    args: args.filter((arg) => typeof arg === 'bigint'),
    cause: error,
  })
}
