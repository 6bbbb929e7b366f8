import { type Hash, keccak256 } from 'viem'
import type { InteropMessage } from '../types'
import { encodeInteropMessage } from './encodeInteropMessage'

/** What stands for a message of the interop centre everywhere: the hash under which it is verified and consumed. */
export function hashInteropMessage(message: InteropMessage): Hash {
  return keccak256(encodeInteropMessage(message))
}
