import fc from 'fast-check'
import { type Address, type Hex, toHex } from 'viem'
import type { CrossDomainMessage, MessageIdentifier } from '../types'

const bytes = (constraints: fc.IntArrayConstraints) =>
  fc.uint8Array(constraints).map((value): Hex => toHex(value))
const uint = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n })

const address = bytes({ minLength: 20, maxLength: 20 }).map((value): Address => value)

export const word = bytes({ minLength: 32, maxLength: 32 })
export const payload = bytes({ maxLength: 300 })
/** Below and above the ids that fit into the lookup of an access list. */
const chainId = fc.oneof(uint(16), uint(64), uint(256))

export const identifier: fc.Arbitrary<MessageIdentifier> = fc.record({
  origin: address,
  blockNumber: uint(64),
  logIndex: uint(32),
  timestamp: uint(64),
  chainId,
})

export const message: fc.Arbitrary<CrossDomainMessage> = fc.record({
  destination: chainId,
  source: chainId,
  nonce: uint(256),
  sender: address,
  target: address,
  message: payload,
})
