import { encodeAbiParameters, encodeEventTopics, encodeFunctionData, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { stakingAbi } from '../../../contracts/abi/Staking'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { systemAddresses } from '../../../interop/addresses'
import { sampleManifest } from '../../src/test/sampleManifest'
import { contractNames } from './contractNames'
import { decodeCall, decodeLog } from './decode'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const zkChain = '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0'

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
  ] as const)('answers null for %s', (_what, data) => {
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

  it('answers null for an event that is not known, anonymous or cut off', () => {
    expect(decodeLog({ topics: [zeroHash], data: '0x' })).toBeNull()
    expect(decodeLog({ topics: [], data: '0x' })).toBeNull()
    const [selector] = encodeEventTopics({
      abi: l2InteropRootStorageAbi,
      eventName: 'InteropRootAdded',
    })
    expect(decodeLog({ topics: selector ? [selector] : [], data: '0x' })).toBeNull()
  })
})

describe('contractNames', () => {
  it('knows the contracts of each chain, and those of no other', () => {
    const [{ chainId: staking = 0, staking: contract } = {}] = sampleManifest.stakingChains
    const { rewardsChain, settlementLayer } = sampleManifest
    const zkChains = [{ name: 'staking1', address: zkChain } as const]
    const namesOn = (chainId: number) => {
      const names = contractNames(sampleManifest, chainId, zkChains)
      return [contract?.address, rewardsChain.token.address, systemAddresses.messageRoot, zkChain]
        .map((address) => address?.toLowerCase() ?? '')
        .map((address) => names.get(address))
    }
    expect(namesOn(staking)).toEqual(['Staking', undefined, undefined, undefined])
    expect(namesOn(rewardsChain.chainId)).toEqual([undefined, 'InteropToken', undefined, undefined])
    expect(namesOn(settlementLayer.chainId)).toEqual([
      undefined,
      undefined,
      'MessageRoot',
      'ZKChain staking1',
    ])
  })

  it('knows what every chain ships with', () => {
    const names = contractNames(sampleManifest, sampleManifest.rewardsChain.chainId)
    expect(names.get(systemAddresses.l1Messenger)).toBe('L1Messenger')
  })
})
