import { type Client, type Hex, slice } from 'viem'
import { decodeSentMessage } from '../codec/decodeSentMessage'
import { encodeAccessList } from '../codec/encodeAccessList'
import { messageHash } from '../codec/messageHash'
import { explainRelayError } from '../errors/explainMessengerError'
import type { CrossDomainMessage, ExecutingMessage, MessageIdentifier } from '../types'
import { isRelayed } from './isRelayed'
import type { MessengerCall } from './writeMessenger'

/** The call of the messenger of a chain that relays a message, with its access list. */
export function relayCall(
  client: Client,
  { id, payload }: Pick<ExecutingMessage, 'id' | 'payload'>,
): Omit<MessengerCall, 'account'> {
  return {
    functionName: 'relayMessage',
    args: [id, payload],
    accessList: encodeAccessList(id, payload),
    explain: (error) =>
      explainRelayError(error, () => isRelayed(client, messageHash(decodePayload(payload, id)))),
  }
}

function decodePayload(payload: Hex, { chainId }: MessageIdentifier): CrossDomainMessage {
  const topics = [0, 32, 64, 96].map((start) => slice(payload, start, start + 32))
  return decodeSentMessage({ topics, data: slice(payload, 128) }, chainId)
}
