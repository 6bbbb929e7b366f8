import { describe, expect, it } from 'vitest'
import { makesBlocks, mutationKind } from './mutations'

describe('mutationKind', () => {
  it.each([
    ...['anvil_setBalance', 'hardhat_setBalance', 'tenderly_setBalance', 'anvil_addBalance'],
    ...['anvil_setCode', 'anvil_setNonce', 'evm_setAccountNonce', 'hardhat_setStorageAt'],
    ...['anvil_setCoinbase', 'evm_setBlockGasLimit', 'anvil_setNextBlockBaseFeePerGas'],
    ...['hardhat_setMinGasPrice', 'anvil_dealERC20', 'anvil_setERC20Allowance'],
  ])('%s changes the state or later blocks', (method) => {
    expect(mutationKind(method)).toBe('state')
  })

  it.each([
    ...['anvil_impersonateAccount', 'hardhat_stopImpersonatingAccount'],
    ...['anvil_autoImpersonateAccount', 'anvil_impersonateSignature'],
    ...['evm_setAutomine', 'anvil_setAutomine', 'evm_setIntervalMining'],
    ...['anvil_setBlockTimestampInterval', 'anvil_removeBlockTimestampInterval'],
  ])('%s is a setting', (method) => {
    expect(mutationKind(method)).toBe('setting')
  })

  it.each([
    // Replayed with the blocks.
    ...['eth_sendRawTransaction', 'eth_sendTransaction', 'anvil_mine', 'evm_mine'],
    // Follow from the blocks' timestamps.
    ...['evm_increaseTime', 'evm_setTime', 'evm_setNextBlockTimestamp'],
    // Change nothing.
    ...['eth_call', 'anvil_nodeInfo', 'anvil_getAutomine', 'debug_traceTransaction'],
    // No node has them.
    ...['eth_setBalance', 'setBalance', 'anvil_toString', 'my_anvil_setBalance'],
  ])('%s need not be replayed', (method) => {
    expect(mutationKind(method)).toBeNull()
  })
})

describe('makesBlocks', () => {
  it.each([
    ...['eth_sendTransaction', 'eth_sendTransactionSync', 'eth_sendRawTransaction'],
    ...['eth_sendRawTransactionSync', 'eth_sendUnsignedTransaction'],
    ...['anvil_mine', 'evm_mine', 'hardhat_mine', 'anvil_mine_detailed', 'evm_mine_detailed'],
  ])('%s may make a block', (method) => {
    expect(makesBlocks(method)).toBe(true)
  })

  it.each(['eth_getBlockByNumber', 'anvil_setBalance', 'evm_setAutomine', 'eth_signTransaction'])(
    '%s makes none',
    (method) => {
      expect(makesBlocks(method)).toBe(false)
    },
  )
})
