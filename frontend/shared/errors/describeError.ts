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
import { WrongChainError } from '../../../deployments/WrongChainError'
import { InteropPermanentError, InteropRetryableError } from '../../../interop/errors/InteropError'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { describeRevert } from './describeRevert'
import { ErrorWithRemedy } from './ErrorWithRemedy'
import { findRevertData } from './findRevertData'
import { hasCode } from './hasCode'

/** Errors of this project: their last line is the remedy. */
const errorsWithRemedy = [
  InteropPermanentError,
  InteropRetryableError,
  InvalidRpcResponseError,
  ErrorWithRemedy,
  WrongChainError,
]

/** Says in a sentence or two what went wrong and what to do about it. */
export function describeError(error: unknown): string {
  if (hasCode(error, UserRejectedRequestError.code))
    return 'You declined in your wallet, so nothing was sent. Try again whenever you like.'

  const data = findRevertData(error)
  if (data) {
    const happened = error instanceof ErrorWithRemedy ? `${error.shortMessage} ` : ''
    return happened + describeRevert(data)
  }

  if (!(error instanceof BaseError))
    return error instanceof Error ? firstLine(error.message) : 'Something unexpected went wrong.'

  if (find(error, InsufficientFundsError))
    return 'You do not have enough ETH on this chain for the amount and the fee.'
  if (find(error, ChainMismatchError) || hasCode(error, ChainDisconnectedError.code))
    return 'Your wallet has moved to another network in the meantime. Try again.'
  const unreachable = find(error, HttpRequestError) ?? find(error, TimeoutError)
  if (unreachable)
    return `The node at ${unreachable.url} does not answer. Check that it is running, then try again.`
  const refusal = find(error, RpcRequestError)
  if (refusal) return `The node refused: ${firstLine(refusal.details)}`

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
