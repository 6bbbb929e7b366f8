import type { Address } from 'viem'
import { t } from '../../i18n/messages'

/** Warns that a message would call an account, which succeeds and consumes the message. */
export function describeMissingTarget(target: Address, { name }: { name: string }): string {
  return t().superchain.missingTarget(target, name)
}
