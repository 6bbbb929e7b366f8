import { decodeCall } from '../decode/decode'
import type { Transaction } from '../rpc/getTransaction'

/** Says what a transaction does, in a word or two. */
export function describeAction({ to, input }: Pick<Transaction, 'to' | 'input'>): string {
  if (to === null) return 'deployment'
  if (input === '0x') return 'transfer'
  return decodeCall(input)?.name ?? `call of ${input.slice(0, 10)}`
}
