import { decodeAbiParameters, type Hex } from 'viem'
import { MalformedInteropMessageError } from '../errors/center'
import type { InteropMessage } from '../types'
import { encodeInteropMessage } from './encodeInteropMessage'
import { interopMessageParameters } from './interopMessageParameters'

/**
 * Reads what the interop centre handed to the messenger.
 *
 * @param data - Data of a message whose sender is the centre.
 * @throws MalformedInteropMessageError if it is anything but what `encodeInteropMessage` makes.
 */
export function decodeInteropMessage(data: Hex): InteropMessage {
  const message = decode(data)
  // Other bytes would have another hash, and stand for another message.
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
