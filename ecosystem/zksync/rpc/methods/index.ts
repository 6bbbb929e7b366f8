import { numberToHex } from 'viem'
import { systemAddresses } from '../../../../interop'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'
import { estimateFee, gasPerPubdata } from './estimateFee'
import { getAllAccountBalances } from './getAllAccountBalances'
import { getBlockDetails } from './getBlockDetails'
import { getConfirmedTokens } from './getConfirmedTokens'
import { getL1BatchBlockRange } from './getL1BatchBlockRange'
import { getL1BatchDetails } from './getL1BatchDetails'
import { getL2ToL1LogProof } from './getL2ToL1LogProof'
import { getL2ToL1MsgProof } from './getL2ToL1MsgProof'
import { getRawBlockTransactions } from './getRawBlockTransactions'
import { getTransactionDetails } from './getTransactionDetails'
import { notSupported, refuseAs } from './notSupported'
import { sendRawTransactionWithDetailedOutput } from './sendRawTransactionWithDetailedOutput'

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

/** The methods of a ZKsync node. */
export const zksyncMethods: ReadonlyMap<string, ZksyncRpcMethod> = new Map<string, ZksyncRpcMethod>(
  [
    ...Object.entries(notSupported).map(
      ([method, reason]) => [method, refuseAs(method, reason)] as const,
    ),
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
  ],
)
