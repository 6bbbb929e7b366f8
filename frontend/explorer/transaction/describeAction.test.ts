import { encodeFunctionData, zeroAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { describeAction } from './describeAction'

describe('describeAction', () => {
  it('names the function of a known contract', () => {
    const input = encodeFunctionData({ abi: zkChainAbi, functionName: 'proveBatch', args: [1n] })
    expect(describeAction({ to: zeroAddress, input })).toBe('proveBatch')
  })

  it('names the selector of any other function', () => {
    expect(describeAction({ to: zeroAddress, input: '0x12345678ff' })).toBe('0x12345678')
  })

  it('describes transfers and contract creations', () => {
    expect(describeAction({ to: zeroAddress, input: '0x' })).toBe('transfer')
    expect(describeAction({ to: null, input: '0x60' })).toBe('contract creation')
  })
})
