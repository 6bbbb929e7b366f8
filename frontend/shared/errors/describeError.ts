import {
  BaseError,
  ChainDisconnectedError,
  ChainMismatchError,
  HttpRequestError,
  InsufficientFundsError,
  RpcRequestError,
  TimeoutError,
  UserRejectedRequestError,
} from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { findWrongChain } from '../../../deployments/WrongChainError'
import { InteropPermanentError, InteropRetryableError } from '../../../interop/errors/InteropError'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { shared } from '../i18n/sharedMessages'
import { describeRevert } from './describeRevert'
import { describeWrongChain } from './describeWrongChain'
import { ErrorWithRemedy } from './ErrorWithRemedy'
import { findRevertData } from './findRevertData'
import { hasCode } from './hasCode'

/** Errors whose last `metaMessages` entry is the remedy. */
const errorsWithRemedy = [
  InteropPermanentError,
  InteropRetryableError,
  InvalidRpcResponseError,
  ErrorWithRemedy,
]

/**
 * Describes an error and its remedy for users.
 *
 * @param chains - Those whose nodes are named.
 */
export function describeError(
  error: unknown,
  chains: readonly Pick<ManifestChain, 'name' | 'rpcUrl'>[] = [],
): string {
  const messages = shared().errors
  if (hasCode(error, UserRejectedRequestError.code)) return messages.rejected

  const data = findRevertData(error)
  if (data) {
    const happened = error instanceof ErrorWithRemedy ? `${error.shortMessage} ` : ''
    return happened + describeRevert(data)
  }

  if (!(error instanceof BaseError))
    return error instanceof Error ? firstLine(error.message) : messages.unexpected

  const wrongChain = findWrongChain(error)
  if (wrongChain) return `${describeWrongChain(wrongChain)} ${messages.wrongChainRemedy}`
  if (find(error, InsufficientFundsError)) return messages.insufficient
  if (find(error, ChainMismatchError) || hasCode(error, ChainDisconnectedError.code))
    return messages.switched
  const nodeAt = (url: string) => {
    const chain = chains.find(({ rpcUrl }) => rpcUrl === url)
    return chain ? messages.nodeOf(chain.name) : messages.node
  }
  const silence = find(error, HttpRequestError) ?? find(error, TimeoutError)
  if (silence) return messages.unreachable(nodeAt(silence.url))
  const refusal = find(error, RpcRequestError)
  if (refusal) return messages.refused(nodeAt(refusal.url), firstLine(refusal.details))

  const ours = errorsWithRemedy.map((kind) => find(error, kind)).find(Boolean)
  return [(ours ?? error).shortMessage, ours?.metaMessages?.at(-1)].filter(Boolean).join(' ')
}

function find<type extends BaseError>(
  error: BaseError,
  kind: abstract new (...args: never[]) => type,
): type | undefined {
  const found = error.walk((cause) => cause instanceof kind)
  return found instanceof kind ? found : undefined
}

function firstLine(text: string): string {
  return text.split('\n', 1).join('')
}
