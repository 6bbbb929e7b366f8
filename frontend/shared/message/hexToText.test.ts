import { encodeAbiParameters, stringToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { hexToText } from './hexToText'

describe('hexToText', () => {
  it.each(['Hello', 'Grüße 👋', 'two\nlines\tand a tab', '{"a":1}'])('reads %j', (text) => {
    expect(hexToText(stringToHex(text))).toBe(text)
  })

  it.each([
    ['nothing', '0x'],
    ['two bytes', stringToHex('ab')],
    ['bytes that are not UTF-8', '0xdeadbeef'],
    ['an encoded address', encodeAbiParameters([{ type: 'address' }], [`0x${'61'.repeat(20)}`])],
    ['text with a control character', stringToHex('a\u0007bcd')],
  ] as const)('does not take %s for text', (_, data) => {
    expect(hexToText(data)).toBeUndefined()
  })
})
