import type { MessageId } from '../../../interop/react/MessageId'
import { parseHash, parseNumber } from './parseParameters'

/** Route pattern of the web app's pages of messages. */
export const messageRoute = '/message/:chainId/:hash/:messageIndex?'

/** The page of a message. */
export function messagePath({ chainId, hash, messageIndex }: MessageId): string {
  return `/message/${chainId}/${hash}${messageIndex === 0 ? '' : `/${messageIndex}`}`
}

/** Parses the route parameters of a message page; undefined if they are invalid. */
export function parseMessageId({
  chainId,
  hash,
  messageIndex = '0',
}: {
  chainId: string
  hash: string
  messageIndex?: string | undefined
}): MessageId | undefined {
  const [chain, index] = [parseNumber(chainId), parseNumber(messageIndex)]
  const parsedHash = parseHash(hash)
  return chain !== undefined && index !== undefined && parsedHash
    ? { chainId: Number(chain), hash: parsedHash, messageIndex: Number(index) }
    : undefined
}
