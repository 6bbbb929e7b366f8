import { type Address, type Hash, isAddress } from 'viem'
import type { MessageId } from '../../interop/react/MessageId'

/** The lists of a chain's page, each with its own URL. */
export const chainLists = ['blocks', 'batches', 'messages', 'roots'] as const

export type ChainList = (typeof chainLists)[number]

/** The lists of an account's page; the last two only for contracts. */
export const accountLists = ['transactions', 'transfers', 'events', 'code', 'read'] as const

export type AccountList = (typeof accountLists)[number]

/** Route patterns. Those under a chain follow the conventions that wallets rely on. */
export const routes = {
  overview: '/',
  search: '/search/:text',
  messages: '/messages',
  charts: '/charts',
  chain: '/:chainId/:list?',
  batch: '/:chainId/batch/:number',
  block: '/:chainId/block/:number',
  transaction: '/:chainId/tx/:hash',
  account: '/:chainId/address/:address/:list?',
  message: '/:chainId/message/:hash/:messageIndex?',
  root: '/:chainId/root/:number',
} as const

export const paths = {
  messages: () => routes.messages,
  charts: () => routes.charts,
  search: (text: string) => `/search/${encodeURIComponent(text)}`,
  chain: (chainId: number, list?: ChainList) => `/${chainId}${list ? `/${list}` : ''}`,
  batch: (chainId: number, number: bigint) => `/${chainId}/batch/${number}`,
  block: (chainId: number, number: bigint) => `/${chainId}/block/${number}`,
  transaction: (chainId: number, hash: Hash) => `/${chainId}/tx/${hash}`,
  account: (chainId: number, address: Address, list?: AccountList) =>
    `/${chainId}/address/${address}${list ? `/${list}` : ''}`,
  message: ({ chainId, hash, messageIndex }: MessageId) =>
    `/${chainId}/message/${hash}${messageIndex === 0 ? '' : `/${messageIndex}`}`,
  /** The interop root at the end of a block of the settlement layer. */
  root: (chainId: number, blockNumber: bigint) => `/${chainId}/root/${blockNumber}`,
}

/** Parses an address, regardless of its checksum; undefined if it is invalid. */
export function parseAddress(text: string): Address | undefined {
  const lowerCased = text.toLowerCase()
  return isAddress(lowerCased) ? lowerCased : undefined
}
