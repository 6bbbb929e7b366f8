import { encodeAbiParameters, type Hex } from 'viem'
import type { InteropMessage } from '../types'
import { interopMessageParameters } from './interopMessageParameters'

/** What the interop centre hands to the messenger: the ABI-encoded message. */
export function encodeInteropMessage(message: InteropMessage): Hex {
  return encodeAbiParameters(interopMessageParameters, [message])
}
