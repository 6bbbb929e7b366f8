import type { DeclaredMessage } from '../../../interop/superchain/types'
import { inspector } from '../i18n/inspectorMessages'

/** Describes each storage key of an access list that declares a message. */
export function keyRoles(count: number, declared: DeclaredMessage | null): string[] {
  const roles = inspector().keyRoles
  const lookup = declared
    ? roles.lookupOf(
        String(declared.chainId),
        String(declared.blockNumber),
        String(declared.timestamp),
        String(declared.logIndex),
      )
    : roles.lookup
  return [lookup, ...Array.from({ length: count - 2 }, () => roles.upperBits), roles.checksum]
}
