import { keccak256, padHex, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { systemAddresses } from '../addresses'
import { findLog } from './findLog'

const sender = '0x00000000000000000000000000000000000000AB'
const messageHash = keccak256('0x1234')

const log = (txNumberInBatch: number, change: object = {}) => ({
  ...{ l2ShardId: 0, isService: true, txNumberInBatch },
  sender: systemAddresses.l1Messenger,
  key: padHex('0xab', { size: 32 }),
  value: messageHash,
  ...change,
})
const other = (txNumberInBatch: number) => log(txNumberInBatch, { value: zeroHash })

const find = (
  logs: readonly ReturnType<typeof log>[],
  position: { txNumberInBatch: number | null; index: number } = { txNumberInBatch: 0, index: 0 },
) => findLog(logs, { sender, messageHash, ...position })

describe('findLog', () => {
  it.each([
    ['another message', { value: zeroHash }],
    ['another sender', { key: padHex('0xac', { size: 32 }) }],
    ['a log of another system contract', { sender: systemAddresses.bootloader }],
  ])('ignores %s', (_, change) => {
    expect(find([log(0, change)])).toBeNull()
    expect(find([log(0, change), log(0)])).toBe(1)
  })

  it('tells identical messages apart by their transaction, and by their position in it', () => {
    const logs = [log(0), other(0), log(0), log(1), log(1), log(4)]
    expect(find(logs, { txNumberInBatch: 0, index: 0 })).toBe(0)
    expect(find(logs, { txNumberInBatch: 0, index: 2 })).toBe(2)
    expect(find(logs, { txNumberInBatch: 1, index: 1 })).toBe(4)
    expect(find(logs, { txNumberInBatch: 4, index: 0 })).toBe(5)
  })

  it('finds the message at another position than the one that is claimed', () => {
    expect(find([other(0), log(3)], { txNumberInBatch: 9, index: 9 })).toBe(1)
    expect(find([other(0), log(0)], { txNumberInBatch: null, index: 1 })).toBe(1)
  })
})
