import fc from 'fast-check'
import type { Hash } from 'viem'
import type { Message, SuperchainWorld } from '../SuperchainWorld'

/** Selects one of the messages with a receipt, relayed or not. */
export const messageIndex = fc.record({ message: fc.nat({ max: 999 }) })

export function chooseMessage(
  { messages }: SuperchainWorld,
  index: number,
): (Omit<Message, 'write'> & { hash: Hash }) | null {
  const confirmed = messages.flatMap(({ write: { hash, confirmed }, ...message }) =>
    hash !== null && confirmed ? [{ ...message, hash }] : [],
  )
  return confirmed[index % confirmed.length] ?? null
}
