import { MethodNotFoundRpcError } from 'viem'
import type { Admission } from '../../../interop/superchain/rpc/checkAccessList'
import { describeError } from '../errors/describeError'
import { hasCode } from '../errors/hasCode'
import type { InspectorMessages } from '../i18n/inspectorEn'
import { inspector } from '../i18n/inspectorMessages'

/** What the codes mean. */
const meanings = new Map<number, keyof InspectorMessages['admission']['meanings']>([
  [-32602, 'malformed'],
  [-320400, 'notReady'],
  [-320500, 'tooOld'],
  [-320501, 'unknownChain'],
  [-320600, 'conflict'],
  [-320602, 'failsafe'],
  [-321100, 'unread'],
  [-321401, 'future'],
])

/** Describes what the node of a chain says about an access list. */
export function describeAdmission(admission: Admission, chainName: string): string {
  const messages = inspector().admission
  if (admission.isAdmitted) return messages.admitted(chainName)
  const { code, reason } = admission
  const refused = messages.refused(chainName, reason, code)
  const meaning = meanings.get(code)
  return meaning ? `${refused} ${messages.meanings[meaning]}` : refused
}

/** Describes why the node of a chain could not be asked. */
export function describeUnasked(error: unknown, chainName: string): string {
  return hasCode(error, MethodNotFoundRpcError.code)
    ? inspector().admission.noMethod(chainName)
    : describeError(error)
}
