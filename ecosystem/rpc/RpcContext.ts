import type { Address } from 'viem'
import type { TransactionAliases } from '../eip712/TransactionAliases'
import type { Faults } from '../faults/Faults'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import type { Network } from '../Network'
import type { Chain } from '../settlement/Chain'
import type { UnlockedAccounts } from './UnlockedAccounts'

/** What a chain's methods are answered from. */
export type RpcContext = {
  chain: Chain
  /** Asks the chain's node. */
  node: JsonRpcCall
  /** The chain's transactions of type 0x71. */
  aliases: TransactionAliases
  unlocked: UnlockedAccounts
  /** Whether to pass on methods that no live chain has: `anvil_`, `hardhat_`, `evm_`. */
  hasDeveloperMethods: boolean
  /** Where the chain settles; null for the settlement layer itself. */
  settlement: { layerId: number; contract: Address } | null
  faults: Faults
  /** What concerns the past of more than one chain. */
  network: Pick<Network, 'chains' | 'snapshot' | 'revert' | 'rollBack' | 'replaceBlocks'>
}

/** Answers a method that the node does not have, or does not answer in full. */
export type RpcMethod = (context: RpcContext, params: readonly unknown[]) => Promise<unknown>
