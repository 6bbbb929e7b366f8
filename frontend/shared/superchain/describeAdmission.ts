import { MethodNotFoundRpcError } from 'viem'
import type { Admission } from '../../../interop/superchain/rpc/checkAccessList'
import { describeError } from '../errors/describeError'
import { hasCode } from '../errors/hasCode'

const meanings = new Map([
  [-32602, 'it cannot be parsed'],
  [-320400, 'the node is not ready'],
  [-320500, 'the message is older than what the node keeps'],
  [-320501, 'the node does not know the source chain'],
  [-320600, 'it conflicts with the source chain'],
  [-320602, 'no messages are admitted at all'],
  [-321100, 'the node has not read that block yet'],
  [-321401, 'the source chain does not have that block yet'],
])

/** Describes what the node of a chain says about an access list. */
export function describeAdmission(admission: Admission, chainName: string): string {
  if (admission.isAdmitted) return `${chainName} admits transactions with this access list.`
  const { code, reason } = admission
  const meaning = meanings.get(code)
  return `${chainName} refuses the message${meaning ? `, as ${meaning}` : ''}: “${reason}” (code ${code}).`
}

/** Describes why the node of a chain could not be asked. */
export function describeUnasked(error: unknown, chainName: string): string {
  return hasCode(error, MethodNotFoundRpcError.code)
    ? `The node of ${chainName} does not have the method interop_checkAccessList.`
    : describeError(error)
}
