import { decodeCall } from '../decode/decode'
import type { Transaction } from '../rpc/getTransaction'

/** Describes a transaction briefly. */
export function describeAction({ to, input }: Pick<Transaction, 'to' | 'input'>): string {
  if (to === null) return 'contract creation'
  if (input === '0x') return 'transfer'
  return decodeCall(input)?.name ?? input.slice(0, 10)
}
