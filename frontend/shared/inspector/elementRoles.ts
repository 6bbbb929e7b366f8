import type { Hash } from 'viem'
import { decodeProof } from '../../../interop/proof/decodeProof'
import { inspector } from '../i18n/inspectorMessages'

/** Describes each element of a proof; the elements of a proof that cannot be decoded have no known role. */
export function elementRoles(elements: readonly Hash[]): string[] {
  const roles = inspector().elementRoles
  try {
    const { logPath, batchPath, sharedPath } = decodeProof(elements)
    return [
      roles.chainLengths,
      ...logPath.map((_, height) => roles.logsSibling(height)),
      roles.aggregatedRoot,
      roles.batchIndex,
      ...batchPath.map((_, height) => roles.batchSibling(height)),
      roles.position,
      roles.settlementLayer,
      roles.sharedLength,
      ...sharedPath.map((_, height) => roles.sharedSibling(height)),
    ]
  } catch {
    return elements.map(() => roles.unknown)
  }
}
