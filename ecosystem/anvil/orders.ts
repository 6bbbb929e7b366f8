const prefix = /^(anvil|evm|hardhat|tenderly)_/

/** They change the state, or the header of blocks to come: to make the same blocks again, each has to come in its place. */
const stateOrders: ReadonlySet<string> = new Set([
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

/** They change headers of blocks to come, and a node that rolls back by itself keeps them. */
const headerOrders: ReadonlySet<string> = new Set([
  'setBlockGasLimit',
  'setCoinbase',
  'setMinGasPrice',
  'setNextBlockBaseFeePerGas',
])

/** They say how the node behaves from then on, and leave no trace in what is there. */
const behaviours: ReadonlySet<string> = new Set([
  'autoImpersonateAccount',
  'impersonateAccount',
  'impersonateSignature',
  'removeBlockTimestampInterval',
  'setAutomine',
  'setBlockTimestampInterval',
  'setIntervalMining',
  'stopImpersonatingAccount',
])

/** Whether a method changes headers of blocks to come. */
export function changesHeaders(method: string): boolean {
  return headerOrders.has(method.replace(prefix, ''))
}

/** Whether a method may make a block. */
export function makesBlocks(method: string): boolean {
  return /^eth_send|^(anvil|evm|hardhat)_mine/.test(method)
}

/**
 * Whether a method is an order that a node has to be given again to be what it was: of blocks and transactions it is
 * known anyway, and orders about time show in the blocks.
 */
export function orderKind(method: string): 'state' | 'behaviour' | null {
  if (!prefix.test(method)) return null
  const name = method.replace(prefix, '')
  if (stateOrders.has(name)) return 'state'
  return behaviours.has(name) ? 'behaviour' : null
}
