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

/** Errors whose last `metaMessages` entry is the remedy. */
const errorsWithRemedy = [
  InteropPermanentError,
  InteropRetryableError,
  InvalidRpcResponseError,
  ErrorWithRemedy,
  WrongChainError,
]

/** Describes an error and its remedy for users. */
export function describeError(error: unknown): string {
  if (hasCode(error, UserRejectedRequestError.code))
    return 'Request rejected in your wallet. Nothing was sent.'

  const data = findRevertData(error)
  if (data) {
    const happened = error instanceof ErrorWithRemedy ? `${error.shortMessage} ` : ''
    return happened + describeRevert(data)
  }

  if (!(error instanceof BaseError))
    return error instanceof Error ? firstLine(error.message) : 'An unexpected error occurred.'

  if (find(error, InsufficientFundsError))
    return 'Insufficient ETH on this chain for the amount and gas.'
  if (find(error, ChainMismatchError) || hasCode(error, ChainDisconnectedError.code))
    return 'Your wallet switched to another network. Try again.'
  if (find(error, HttpRequestError) ?? find(error, TimeoutError))
    return 'The node is unreachable. Try again once it responds.'
  const refusal = find(error, RpcRequestError)
  if (refusal) return `The node rejected the request: ${firstLine(refusal.details)}`

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
