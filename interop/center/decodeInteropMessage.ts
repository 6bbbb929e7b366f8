import { decodeAbiParameters, type Hex } from 'viem'
import { MalformedInteropMessageError } from '../errors/center'
import type { InteropMessage } from '../types'
import { encodeInteropMessage } from './encodeInteropMessage'
import { interopMessageParameters } from './interopMessageParameters'

/**
 * Decodes a message of the interop center.
 *
 * @param data - Data of a message whose sender is the interop center.
 * @throws {@link MalformedInteropMessageError} if the data is not exactly what `encodeInteropMessage` returns.
 */
export function decodeInteropMessage(data: Hex): InteropMessage {
  const message = decode(data)
  // Other encodings of the same fields have another hash.
  if (encodeInteropMessage(message) !== data.toLowerCase())
    throw new MalformedInteropMessageError({ data })
  return message
}

function decode(data: Hex): InteropMessage {
  try {
    return decodeAbiParameters(interopMessageParameters, data)[0]
  } catch (cause) {
    throw new MalformedInteropMessageError({ data, cause })
  }
}
