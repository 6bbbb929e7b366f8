import { zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { resolveBlockTags } from './resolveBlockTags'

const contract = '0x36615Cf349d7F6344891B1e7CA7C72883F5dc049'
const resolveTag = (tag: string) => (tag === 'safe' ? '0x4' : tag === 'finalized' ? '0x2' : tag)

describe('resolveBlockTags', () => {
  it('resolves tags wherever a parameter is one', () => {
    expect(resolveBlockTags(resolveTag, [{ to: contract, data: '0x' }, 'safe'])).toEqual([
      { to: contract, data: '0x' },
      '0x4',
    ])
  })

  it('resolves the tags of filters', () => {
    const filter = { fromBlock: 'finalized', toBlock: 'safe', address: contract }
    expect(resolveBlockTags(resolveTag, [filter])).toEqual([
      { fromBlock: '0x2', toBlock: '0x4', address: contract },
    ])
    expect(resolveBlockTags(resolveTag, [{ toBlock: 'safe' }])).toEqual([{ toBlock: '0x4' }])
  })

  it('does not change anything else', () => {
    const params = ['latest', '0x7', 7, null, true, { blockHash: zeroHash }]
    expect(resolveBlockTags(resolveTag, params)).toEqual(params)
    const filter = { fromBlock: 'earliest', toBlock: 7 }
    expect(resolveBlockTags(resolveTag, [filter])).toEqual([filter])
  })
})
