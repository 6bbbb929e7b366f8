import type { RpcMethod } from '../RpcContext'
import { baseFee } from './baseFee'
import { countTransactions, countUncles, getHeader } from './blockParts'
import { createAccessList } from './createAccessList'
import { getRawTransaction } from './getRawTransaction'
import {
  autoImpersonateAccount,
  impersonateAccount,
  stopImpersonatingAccount,
} from './impersonation'
import { getFilterChanges, newPendingTransactionFilter } from './pendingFilters'
import { contentFrom, pendingTransactions } from './pool'
import { sendRawTransaction, sendRawTransactionSync } from './sendRawTransaction'
import { sendAsUnlocked } from './sendTransaction'
import { getProof, getStorageAt } from './storage'

/** Methods that return a serialized transaction, each with the one that returns the transaction. */
const rawTransactionMethods = {
  debug_getRawTransaction: 'eth_getTransactionByHash',
  eth_getRawTransactionByBlockHashAndIndex: 'eth_getTransactionByBlockHashAndIndex',
  eth_getRawTransactionByBlockNumberAndIndex: 'eth_getTransactionByBlockNumberAndIndex',
  eth_getRawTransactionByHash: 'eth_getTransactionByHash',
} as const

/** Methods that send unsigned transactions. */
const signlessMethods = [
  'eth_sendTransaction',
  'eth_sendTransactionSync',
  'eth_sendUnsignedTransaction',
] as const

/** Method namespaces of a plain node. */
const namespaces = ['debug', 'eth', 'net', 'ots', 'rpc', 'trace', 'txpool', 'web3']

/** Own implementations of methods; all others are forwarded to the node. */
export const methods: ReadonlyMap<string, RpcMethod> = new Map<string, RpcMethod>([
  ['anvil_autoImpersonateAccount', autoImpersonateAccount],
  ['anvil_impersonateAccount', impersonateAccount],
  ['anvil_stopImpersonatingAccount', stopImpersonatingAccount],
  ['hardhat_impersonateAccount', impersonateAccount],
  ['hardhat_stopImpersonatingAccount', stopImpersonatingAccount],
  // The node would also list the accounts that the ecosystem impersonates.
  ['eth_accounts', async ({ chain }) => chain.node.accounts],
  ...Object.entries(rawTransactionMethods).map(
    ([method, lookup]) => [method, getRawTransaction(lookup)] as const,
  ),
  ...signlessMethods.map((method) => [method, sendAsUnlocked(method)] as const),
  ['eth_baseFee', baseFee],
  ['eth_createAccessList', createAccessList],
  ['eth_getBlockTransactionCountByHash', countTransactions('eth_getBlockByHash')],
  ['eth_getBlockTransactionCountByNumber', countTransactions('eth_getBlockByNumber')],
  ['eth_getFilterChanges', getFilterChanges],
  ['eth_getHeaderByHash', getHeader('eth_getBlockByHash')],
  ['eth_getHeaderByNumber', getHeader('eth_getBlockByNumber')],
  ['eth_getProof', getProof],
  ['eth_getStorageAt', getStorageAt],
  ['eth_getUncleCountByBlockHash', countUncles('eth_getBlockByHash')],
  ['eth_getUncleCountByBlockNumber', countUncles('eth_getBlockByNumber')],
  ['eth_mining', async () => false],
  ['eth_newPendingTransactionFilter', newPendingTransactionFilter],
  ['eth_pendingTransactions', pendingTransactions],
  // A hexadecimal string; the node would return a JSON number.
  ['eth_protocolVersion', async () => '0x0'],
  ['eth_sendRawTransaction', sendRawTransaction],
  ['eth_sendRawTransactionSync', sendRawTransactionSync],
  // The chain has this one node.
  ['net_peerCount', async () => '0x0'],
  [
    'rpc_modules',
    async ({ protocol }) =>
      Object.fromEntries([...namespaces, ...protocol.namespaces].map((name) => [name, '1.0'])),
  ],
  ['txpool_contentFrom', contentFrom],
])
