import type { WrongChainError } from '../../../deployments/WrongChainError'
import { shared } from '../i18n/sharedMessages'

/** Describes that a node is that of another chain. */
export function describeWrongChain({ chain, expected, actual }: WrongChainError): string {
  const messages = shared().errors
  return Number.isSafeInteger(actual)
    ? messages.wrongChain(chain, String(expected), String(actual))
    : messages.noChainId(chain, String(expected))
}
