import { encodeAbiParameters, type Hex } from 'viem'
import type { InteropMessage } from '../types'
import { interopMessageParameters } from './interopMessageParameters'

/** ABI-encodes a message as the interop center passes it to the messenger. */
export function encodeInteropMessage(message: InteropMessage): Hex {
  return encodeAbiParameters(interopMessageParameters, [message])
}
