import { type Hash, keccak256 } from 'viem'
import type { InteropMessage } from '../types'
import { encodeInteropMessage } from './encodeInteropMessage'

/** Hashes a message of the interop center. The hash identifies the message when it is verified and consumed. */
export function hashInteropMessage(message: InteropMessage): Hash {
  return keccak256(encodeInteropMessage(message))
}
