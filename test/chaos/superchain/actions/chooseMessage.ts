import fc from 'fast-check'
import type { Hash } from 'viem'
import { getSentMessages, type SentMessage } from '../../../../interop/superchain'
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

/** Selects one of them as its source chain has it; null if there is none. */
export async function chooseSentMessage(
  world: SuperchainWorld,
  index: number,
): Promise<{ source: Message['source']; message: SentMessage } | null> {
  const chosen = chooseMessage(world, index)
  if (!chosen) return null
  const { hash, source } = chosen
  const [message] = await getSentMessages(world.client(source), { hash })
  return message ? { source, message } : null
}
