import { type Address, type Hex, hexToBigInt, pad, slice, toEventSelector } from 'viem'
import type { EventSource, LogFilter } from '../events/EventSource'

/** A transfer of a token. */
export type Transfer = {
  token: Address
  from: Address
  to: Address
  /** An amount in the token's smallest unit, or the id of a token that is one of its kind. */
  value: { amount: bigint } | { tokenId: bigint }
}

const selector = toEventSelector('Transfer(address,address,uint256)')

/**
 * The token transfers from and to an account, and those of the token if it is one.
 *
 * Tokens of ERC-20 and ERC-721 emit the same event, the latter with the id as a topic.
 */
export function transfersOf(address: Address): EventSource<Transfer> {
  const account = pad(address)
  const filters: LogFilter[] = [
    { topics: [selector, account] },
    { topics: [selector, null, account] },
    { address, topics: [selector] },
  ]
  return {
    name: `transfers ${address}`,
    filters,
    // Others emit events that only look like it.
    select: (logs) => logs.filter(({ topics }) => topics.length === 3 || topics.length === 4),
    parse({ address: token, topics: [, from = '0x', to = '0x', id], data }) {
      const value = id ? { tokenId: hexToBigInt(id) } : { amount: toAmount(data) }
      return { token, from: toAddress(from), to: toAddress(to), value }
    },
  }
}

const toAddress = (topic: Hex): Address => slice(topic, 12)

const toAmount = (data: Hex): bigint => (data === '0x' ? 0n : hexToBigInt(slice(data, 0, 32)))
