import type { Address } from 'viem'

/** Warns that a message would call an account, which succeeds and consumes the message. */
export function describeMissingTarget(target: Address, { name }: { name: string }): string {
  return `There is no contract at ${target} on ${name}. Relaying the message would consume it without any effect.`
}
