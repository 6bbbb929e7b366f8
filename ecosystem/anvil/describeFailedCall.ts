import { BaseError, ContractFunctionRevertedError } from 'viem'

/** Describes why a transaction or call failed, without addresses of nodes and without a stack. */
export function describeFailedCall(error: unknown): string {
  // It is part of a longer sentence.
  return describe(error).replace(/\.$/, '')
}

function describe(error: unknown): string {
  if (!(error instanceof BaseError)) return error instanceof Error ? error.message : String(error)
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError)
  if (revert instanceof ContractFunctionRevertedError) {
    const { data, reason, signature } = revert
    if (data) return `the contract reverts with ${data.errorName}(${(data.args ?? []).join(', ')})`
    const told = reason ?? signature
    return `the contract reverts${told && told !== 'execution reverted' ? ` with ${told}` : ''}`
  }
  return error.details || error.shortMessage
}
