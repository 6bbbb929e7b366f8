import { type Hash, isHash } from 'viem'

/** Which message: a transaction can send several. */
export type MessagePlace = { chainId: number; hash: Hash; messageIndex: number }

/** Pattern of the addresses of messages. */
export const messageRoute = '/message/:chainId/:hash/:messageIndex?'

/** The page of a message. */
export function messagePath({ chainId, hash, messageIndex }: MessagePlace): string {
  return `/message/${chainId}/${hash}${messageIndex === 0 ? '' : `/${messageIndex}`}`
}

/** Reads the parameters of a message's address; undefined if they cannot be those of a message. */
export function parseMessagePlace({
  chainId,
  hash,
  messageIndex = '0',
}: {
  chainId: string
  hash: string
  messageIndex?: string | undefined
}): MessagePlace | undefined {
  const isNumber = (text: string) => /^\d{1,15}$/.test(text)
  const lowerCased = hash.toLowerCase()
  return isNumber(chainId) && isNumber(messageIndex) && isHash(lowerCased)
    ? { chainId: Number(chainId), hash: lowerCased, messageIndex: Number(messageIndex) }
    : undefined
}
