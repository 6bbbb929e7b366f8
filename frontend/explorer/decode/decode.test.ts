import {
  encodeAbiParameters,
  encodeErrorResult,
  encodeEventTopics,
  encodeFunctionData,
  zeroHash,
} from 'viem'
import { describe, expect, it } from 'vitest'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { stakingAbi } from '../../../contracts/abi/Staking'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { decodeCall, decodeLog, describeRevert } from './decode'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'

describe('decodeCall', () => {
  it('names a function of a known contract and what it was given', () => {
    const imported = [{ chainId: 506n, blockNumber: 25n, root: zeroHash }]
    const data = encodeFunctionData({
      abi: zkChainAbi,
      functionName: 'executeBatch',
      args: [7n, imported],
    })
    expect(decodeCall(data)).toEqual({
      name: 'executeBatch',
      values: [
        { name: 'batchNumber', type: 'uint256', value: 7n },
        { name: 'importedRoots', type: 'tuple[]', value: imported },
      ],
    })
  })

  it.each([
    ['no data', '0x'],
    ['a function that is not known', '0x12345678'],
    ['arguments that are cut off', '0xa9059cbb00'],
  ] as const)('returns null for %s', (_what, data) => {
    expect(decodeCall(data)).toBeNull()
  })
})

describe('decodeLog', () => {
  it('names an event of a known contract and what it reports, indexed or not', () => {
    const topics = encodeEventTopics({
      abi: stakingAbi,
      eventName: 'Deposited',
      args: { depositor: account },
    }).filter((topic) => typeof topic === 'string')
    const data = encodeAbiParameters([{ type: 'uint256' }], [5n])
    expect(decodeLog({ topics, data })).toEqual({
      name: 'Deposited',
      values: [
        { name: 'depositor', type: 'address', value: account },
        { name: 'amount', type: 'uint256', value: 5n },
      ],
    })
  })

  it('returns null for an unknown, anonymous or truncated event', () => {
    expect(decodeLog({ topics: [zeroHash], data: '0x' })).toBeNull()
    expect(decodeLog({ topics: [], data: '0x' })).toBeNull()
    const [selector] = encodeEventTopics({
      abi: l2InteropRootStorageAbi,
      eventName: 'InteropRootAdded',
    })
    expect(decodeLog({ topics: selector ? [selector] : [], data: '0x' })).toBeNull()
  })
})

describe('describeRevert', () => {
  it('names the error of a known contract, with its arguments', () => {
    const insufficient = encodeErrorResult({
      abi: stakingAbi,
      errorName: 'StakingInsufficientStake',
      args: [account, 2n, 1n],
    })
    expect(describeRevert(insufficient)).toBe(`StakingInsufficientStake(${account}, 2, 1)`)
    const outside = encodeErrorResult({
      abi: l2ToL2CrossDomainMessengerAbi,
      errorName: 'NotEntered',
    })
    expect(describeRevert(outside)).toBe('NotEntered()')
  })

  it('quotes the selector of any other', () => {
    expect(describeRevert('0x12345678')).toBe('0x12345678')
  })
})
