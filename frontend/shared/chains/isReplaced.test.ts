import { toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { stubNode } from '../../../interop/test/stubNode'
import { isReplaced } from './isReplaced'

const hashOf = (value: number) => toHex(value, { size: 32 })
const block = (number: number, hash: number, parentHash: number) => ({
  number: BigInt(number),
  hash: hashOf(hash),
  parentHash: hashOf(parentHash),
})
const before = block(5, 0xb, 0xa)

describe('isReplaced', () => {
  it.each([
    ['the same block', before, false],
    ['another block of the same number', block(5, 0xc, 0xa), true],
    ['an earlier block', block(4, 0xa, 0x9), true],
    ['its child', block(6, 0xc, 0xb), false],
    ['a child of another block', block(6, 0xc, 0xd), true],
  ])('compares hashes if the latest block is now %s', async (_, later, expected) => {
    const { client, calls } = stubNode({})
    expect(await isReplaced(client, before, later)).toBe(expected)
    expect(calls).toEqual([])
  })

  it.each([
    ['has the block', { number: '0x5', hash: before.hash }, false],
    ['has another block of that number', { number: '0x5', hash: hashOf(0xd) }, true],
    ['has no such block', null, true],
  ])(
    'asks the node for the block if several were mined meanwhile: it %s',
    async (_, found, expected) => {
      const { client } = stubNode({ eth_getBlockByNumber: found && { ...found, transactions: [] } })
      expect(await isReplaced(client, before, block(9, 0xf, 0xe))).toBe(expected)
    },
  )
})
