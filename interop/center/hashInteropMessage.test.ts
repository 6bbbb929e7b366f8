import {
  concat,
  encodeAbiParameters,
  getAddress,
  type Hex,
  keccak256,
  numberToHex,
  pad,
} from 'viem'
import { describe, expect, it } from 'vitest'
import { MalformedInteropMessageError } from '../errors/center'
import type { InteropMessage } from '../types'
import { decodeInteropMessage } from './decodeInteropMessage'
import { encodeInteropMessage } from './encodeInteropMessage'
import { hashInteropMessage } from './hashInteropMessage'

const message: InteropMessage = {
  data: '0x123456',
  sender: getAddress(numberToHex(0xabc, { size: 20 })),
  sourceChainId: 34234n,
  messageNum: 7n,
}
const word = (value: bigint | number) => numberToHex(value, { size: 32 })

/** The ABI encoding: offset of the struct, offset of its data, the static fields, the data. */
const encoded = concat([
  word(0x20),
  word(0x80),
  word(0xabc),
  word(message.sourceChainId),
  word(message.messageNum),
  word(3),
  pad(message.data, { dir: 'right' }),
])

describe('encodeInteropMessage', () => {
  it('equals abi.encode of the struct', () => {
    expect(encodeInteropMessage(message)).toBe(encoded)
  })
})

describe('hashInteropMessage', () => {
  it('is the hash of the encoded message', () => {
    expect(hashInteropMessage(message)).toBe(keccak256(encoded))
  })

  it.each<Partial<InteropMessage>>([
    { data: '0x12345600' },
    { sender: getAddress(numberToHex(0xabd, { size: 20 })) },
    { sourceChainId: 34235n },
    { messageNum: 8n },
  ])('changes with any field: %o', (change) => {
    expect(hashInteropMessage({ ...message, ...change })).not.toBe(hashInteropMessage(message))
  })
})

describe('decodeInteropMessage', () => {
  it.each<Hex>(['0x', '0x00', message.data, `0x${'ab'.repeat(100)}`])(
    'decodes what the interop center sends, data %s',
    (data) => {
      expect(decodeInteropMessage(encodeInteropMessage({ ...message, data }))).toEqual({
        ...message,
        data,
      })
    },
  )

  it.each<[string, Hex]>([
    ['empty data', '0x'],
    ['another message', '0x1234'],
    ['a word', encodeAbiParameters([{ type: 'uint256' }], [32n])],
    ['extra bytes', concat([encodeInteropMessage(message), word(0)])],
    ['non-zero padding', `0x${encodeInteropMessage(message).slice(2, -2)}01`],
  ])('throws for %s', (_, data) => {
    expect(() => decodeInteropMessage(data)).toThrow(MalformedInteropMessageError)
    expect(() => decodeInteropMessage(data)).toThrow(data)
  })
})
