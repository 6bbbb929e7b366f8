import { BaseError, ContractFunctionRevertedError } from 'viem'

/** The decoded error that a call reverts with; null if the call failed for another reason. */
export function describeRevert(
  error: unknown,
): { errorName: string | null; reason: string } | null {
  const revert =
    error instanceof BaseError &&
    error.walk((cause) => cause instanceof ContractFunctionRevertedError)
  if (!(revert instanceof ContractFunctionRevertedError)) return null
  const { data, signature, reason } = revert
  if (!data) return { errorName: null, reason: reason ?? signature ?? 'reverts without a reason' }
  const args = (data.args ?? []).map(String).join(', ')
  return { errorName: data.errorName, reason: `${data.errorName}(${args})` }
}
