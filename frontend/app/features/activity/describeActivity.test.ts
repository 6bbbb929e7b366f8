import { parseEther, toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { describeActivity } from './describeActivity'

const position = {
  chainId: 34234,
  transactionHash: toHex(1, { size: 32 }),
  blockNumber: 5n,
  logIndex: 0,
  at: new Date(0),
}
const describeOne = (event: Parameters<typeof describeActivity>[0]) =>
  describeActivity(event, (id) => `chain ${id}`)

describe('describeActivity', () => {
  it('names amounts to the last digit', () => {
    const amount = parseEther('1.000000000000000001')
    expect(describeOne({ ...position, kind: 'deposited', amount })).toBe(
      'Staked 1.000000000000000001 ETH',
    )
    expect(describeOne({ ...position, kind: 'withdrawn', amount })).toBe(
      'Withdrew 1.000000000000000001 ETH',
    )
  })

  it('describes messages', () => {
    const messageHash = toHex(2, { size: 32 })
    expect(describeOne({ ...position, kind: 'messageSent', messageHash })).toContain('message')
  })

  it('names the deposit of a reward', () => {
    expect(
      describeOne({
        ...position,
        kind: 'minted',
        sourceChainId: 5328,
      }),
    ).toContain('chain 5328')
  })
})
