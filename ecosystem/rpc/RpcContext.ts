import type { Address } from 'viem'
import type { TransactionAliases } from '../eip712/TransactionAliases'
import type { Faults } from '../faults/Faults'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import type { Network } from '../Network'
import type { Chain } from '../settlement/Chain'
import type { UnlockedAccounts } from './UnlockedAccounts'

/** What the methods of a chain depend on. */
export type RpcContext = {
  chain: Chain
  /** Sends a request to the chain's node. */
  node: JsonRpcCall
  /** The chain's transactions of type 0x71. */
  aliases: TransactionAliases
  unlocked: UnlockedAccounts
  /** Whether to forward methods that live chains do not have: `anvil_`, `hardhat_`, `evm_`. */
  hasDeveloperMethods: boolean
  /** Where the chain settles; null for the settlement layer itself. */
  settlement: { layerId: number; contract: Address } | null
  faults: Faults
  /** Changes that affect the history of several chains. */
  network: Pick<Network, 'chains' | 'snapshot' | 'revert' | 'rollBack' | 'replaceBlocks'>
}

/** Implements a method that the node does not have, or extends its response. */
export type RpcMethod = (context: RpcContext, params: readonly unknown[]) => Promise<unknown>
