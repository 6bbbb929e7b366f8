import { BaseError, ContractFunctionRevertedError, ContractFunctionZeroDataError } from 'viem'
import { isProofRevertName, ProofRevertedError } from './proof'

/**
 * Maps an error of a call to the verifier to an error of this package.
 *
 * @param missing - Creates the error for an address without a contract.
 * @returns The same error if it has another cause.
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
