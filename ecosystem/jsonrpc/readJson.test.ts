import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from './readJson'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('readJson', () => {
  it('reads what JSON.stringify writes, as text and as bytes', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value)
        const body = JSON.parse(text)
        expect(readJson(text)).toEqual({ body, text })
        expect(readJson(new TextEncoder().encode(text))).toEqual({ body, text })
      }),
    ))

  it.each(['', '{', '[1,', 'eth_chainId', '{"a":1}}', '\u0000', 'NaN', "{'a':1}"])(
    'finds that %j is not JSON',
    (text) => {
      expect(readJson(text)).toMatchObject({ problem: { kind: 'parseError' } })
    },
  )

  it.each([
    ['a lone continuation byte', [0x80]],
    ['a sequence cut short', [0x22, 0xe2, 0x82, 0x22]],
    ['a longer form than needed', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('finds that %s is not UTF-8', (_, bytes) => {
    expect(readJson(Uint8Array.from(bytes))).toMatchObject({
      problem: { kind: 'parseError', reason: expect.stringContaining('UTF-8') },
    })
  })

  it('rejects nesting deeper than 128 levels', () => {
    expect(readJson(nested(128))).toHaveProperty('body')
    expect(readJson(nested(129))).toMatchObject({ problem: { kind: 'invalidRequest' } })
    expect(readJson('{"a":'.repeat(129))).toMatchObject({ problem: { kind: 'invalidRequest' } })
  })

  it('ignores brackets in strings', () => {
    const key = '['.repeat(1_000)
    const value = [key, '"[', '\\', key, { [key]: '\\"' }]
    expect(readJson(JSON.stringify(value))).toMatchObject({ body: value })
  })
})
