const prefix = /^(anvil|evm|hardhat|tenderly)_/

/** Change the state, or headers of later blocks: blocks are only reproduced if each of these is replayed in its place. */
const stateMethods: ReadonlySet<string> = new Set([
  'addBalance',
  'dealERC20',
  'setAccountNonce',
  'setBalance',
  'setBlockGasLimit',
  'setCode',
  'setCoinbase',
  'setERC20Allowance',
  'setMinGasPrice',
  'setNextBlockBaseFeePerGas',
  'setNonce',
  'setStorageAt',
])

/** Change headers of later blocks, and are not undone by `anvil_rollback` or `evm_revert`. */
const headerMethods: ReadonlySet<string> = new Set([
  'setBlockGasLimit',
  'setCoinbase',
  'setMinGasPrice',
  'setNextBlockBaseFeePerGas',
])

/** Change how the node behaves from now on, but neither state nor blocks. */
const settingMethods: ReadonlySet<string> = new Set([
  'autoImpersonateAccount',
  'impersonateAccount',
  'impersonateSignature',
  'removeBlockTimestampInterval',
  'setAutomine',
  'setBlockTimestampInterval',
  'setIntervalMining',
  'stopImpersonatingAccount',
])

/** Whether a method changes headers of later blocks. */
export function changesHeaders(method: string): boolean {
  return headerMethods.has(method.replace(prefix, ''))
}

/** Whether a method may make a block. */
export function makesBlocks(method: string): boolean {
  return /^eth_send|^(anvil|evm|hardhat)_mine/.test(method)
}

/**
 * Whether a method is a state mutation or a setting, which has to be replayed to restore a node. Null for all others:
 * transactions and mining are replayed with the blocks, and the clock follows from their timestamps.
 */
export function mutationKind(method: string): 'state' | 'setting' | null {
  if (!prefix.test(method)) return null
  const name = method.replace(prefix, '')
  if (stateMethods.has(name)) return 'state'
  return settingMethods.has(name) ? 'setting' : null
}
