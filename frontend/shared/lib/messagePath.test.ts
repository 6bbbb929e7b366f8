import { toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { messagePath, parseMessageId } from './messagePath'

const hash = toHex(0xab, { size: 32 })

describe('messagePath', () => {
  it('names chain and transaction', () => {
    expect(messagePath({ chainId: 34234, hash, messageIndex: 0 })).toBe(`/message/34234/${hash}`)
  })

  it('names the message too if it is not the first of its transaction', () => {
    expect(messagePath({ chainId: 34234, hash, messageIndex: 2 })).toBe(`/message/34234/${hash}/2`)
  })
})

describe('parseMessageId', () => {
  it('reads what messagePath writes', () => {
    for (const messageIndex of [0, 2]) {
      const id = { chainId: 34234, hash, messageIndex }
      const [, , chainId = '', ofHash = '', index] = messagePath(id).split('/')
      expect(parseMessageId({ chainId, hash: ofHash, messageIndex: index })).toEqual(id)
    }
  })

  it('reads a hash in capitals', () => {
    const capitals = `0x${hash.slice(2).toUpperCase()}`
    expect(parseMessageId({ chainId: '1', hash: capitals })?.hash).toBe(hash)
  })

  it.each([
    { chainId: 'staking1', hash },
    { chainId: '1', hash: '0x12' },
    { chainId: '1', hash: 'x'.repeat(66) },
    { chainId: '1', hash, messageIndex: '-1' },
    { chainId: '9'.repeat(40), hash },
  ])('makes nothing of %j', (parameters) => {
    expect(parseMessageId(parameters)).toBeUndefined()
  })
})
