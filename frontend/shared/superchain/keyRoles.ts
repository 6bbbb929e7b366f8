import type { DeclaredMessage } from '../../../interop/superchain/types'

/** Describes each storage key of an access list that declares a message. */
export function keyRoles(count: number, declared: DeclaredMessage | null): string[] {
  const lookup = declared
    ? `lookup: chain ${declared.chainId}, block ${declared.blockNumber}, time ${declared.timestamp}, log ${declared.logIndex}`
    : 'lookup'
  return [
    lookup,
    ...Array.from({ length: count - 2 }, () => 'upper bits of the chain id'),
    'checksum',
  ]
}
