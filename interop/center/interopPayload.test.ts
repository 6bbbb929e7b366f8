import { IntegerOutOfRangeError } from 'viem'
import { describe, expect, it } from 'vitest'
import { encodeInteropCancellation, encodeInteropPayload } from './interopPayload'

describe('encodeInteropPayload', () => {
  it('puts kind, destination chain and deadline before the body', () => {
    const payload = { body: '0xb0d7', destinationChainId: 0x9233n, deadline: 0x69c2n } as const
    expect(encodeInteropPayload(payload)).toBe(
      `0x01${'9233'.padStart(64, '0')}${'69c2'.padStart(16, '0')}b0d7`,
    )
  })

  it('defaults to every chain and no deadline', () => {
    expect(encodeInteropPayload({ body: '0x' })).toBe(`0x01${'00'.repeat(40)}`)
  })

  it('throws for a deadline beyond 8 bytes, such as one in nanoseconds', () => {
    expect(() => encodeInteropPayload({ body: '0x', deadline: 2n ** 64n })).toThrow(
      IntegerOutOfRangeError,
    )
  })
})

describe('encodeInteropCancellation', () => {
  it('puts its kind before the hash', () => {
    const hash = `0x${'5a'.repeat(32)}` as const
    expect(encodeInteropCancellation(hash)).toBe(`0x02${'5a'.repeat(32)}`)
  })
})
