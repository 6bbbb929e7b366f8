import { numberToHex } from 'viem'
import { systemAddresses } from '../../../interop'
import type { RpcMethod } from '../RpcContext'
import { countTransactions, countUncles, getHeader } from './blockParts'
import { createAccessList } from './createAccessList'
import { baseFee, estimateFee, gasPerPubdata } from './fees'
import { getAllAccountBalances } from './getAllAccountBalances'
import { getBlockDetails } from './getBlockDetails'
import { getConfirmedTokens } from './getConfirmedTokens'
import { getL1BatchBlockRange } from './getL1BatchBlockRange'
import { getL1BatchDetails } from './getL1BatchDetails'
import { getL2ToL1LogProof } from './getL2ToL1LogProof'
import { getL2ToL1MsgProof } from './getL2ToL1MsgProof'
import { getRawBlockTransactions } from './getRawBlockTransactions'
import { getRawTransaction } from './getRawTransaction'
import { getTransactionDetails } from './getTransactionDetails'
import {
  autoImpersonateAccount,
  impersonateAccount,
  stopImpersonatingAccount,
} from './impersonation'
import { notSupported, refuseAs } from './notSupported'
import { getFilterChanges, newPendingTransactionFilter } from './pendingFilters'
import { contentFrom, pendingTransactions } from './pool'
import { sendRawTransaction, sendRawTransactionSync } from './sendRawTransaction'
import { sendRawTransactionWithDetailedOutput } from './sendRawTransactionWithDetailedOutput'
import { sendAsUnlocked } from './sendTransaction'
import { getProof, getStorageAt } from './storage'

/** Address that represents ether where ZKsync expects a token address on the settlement layer. */
const etherOnSettlementLayer = '0x0000000000000000000000000000000000000001'

/** Bridges of a ZKsync node. */
const noBridges = {
  l1SharedDefaultBridge: null,
  l2SharedDefaultBridge: null,
  l1Erc20DefaultBridge: null,
  l2Erc20DefaultBridge: null,
  l1WethBridge: null,
  l2WethBridge: null,
  l2LegacySharedBridge: null,
} as const

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

/** Method namespaces with their versions, for `rpc_modules`. */
const modules = Object.fromEntries(
  ['debug', 'eth', 'net', 'ots', 'rpc', 'trace', 'txpool', 'web3', 'zks'].map((name) => [
    name,
    '1.0',
  ]),
)

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
  ...Object.entries(notSupported).map(
    ([method, reason]) => [method, refuseAs(method, reason)] as const,
  ),
  // The chain has this one node.
  ['net_peerCount', async () => '0x0'],
  ['rpc_modules', async () => modules],
  ['txpool_contentFrom', contentFrom],
  ['zks_L1BatchNumber', async ({ chain }) => numberToHex(chain.batches.length)],
  [
    'zks_L1ChainId',
    async ({ chain, settlement }) => numberToHex(settlement?.layerId ?? chain.config.id),
  ],
  ['zks_estimateFee', estimateFee],
  ['zks_gasPerPubdata', async () => gasPerPubdata],
  ['zks_getAllAccountBalances', getAllAccountBalances],
  ['zks_getBaseTokenL1Address', async () => etherOnSettlementLayer],
  ['zks_getBlockDetails', getBlockDetails],
  ['zks_getBridgeContracts', async () => noBridges],
  ['zks_getBridgehubContract', async () => systemAddresses.bridgehub],
  ['zks_getConfirmedTokens', getConfirmedTokens],
  ['zks_getL1BatchBlockRange', getL1BatchBlockRange],
  ['zks_getL1BatchDetails', getL1BatchDetails],
  ['zks_getL2ToL1LogProof', getL2ToL1LogProof],
  ['zks_getL2ToL1MsgProof', getL2ToL1MsgProof],
  ['zks_getMainContract', async ({ settlement }) => settlement?.contract],
  ['zks_getRawBlockTransactions', getRawBlockTransactions],
  ['zks_getTestnetPaymaster', async () => null],
  ['zks_getTransactionDetails', getTransactionDetails],
  ['zks_sendRawTransactionWithDetailedOutput', sendRawTransactionWithDetailedOutput],
])
