import type { Hex } from 'viem'
import type { NewBlocks } from '../history/Reorgs'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import type { NetworkChain } from '../protocol/NetworkChain'
import type { DroppedTransaction, RpcFaults } from '../protocol/Protocol'
import type { ProtocolRpc } from '../protocol/ProtocolRpc'
import type { UnlockedAccounts } from './UnlockedAccounts'

/** What the methods of a chain depend on. */
export type RpcContext = {
  chain: NetworkChain
  protocol: ProtocolRpc
  /** Sends a request to the chain's node. */
  node: JsonRpcCall
  unlocked: UnlockedAccounts
  /** Whether to forward methods that live chains do not have: `anvil_`, `hardhat_`, `evm_`. */
  hasDeveloperMethods: boolean
  faults: RpcFaults
  history: ChainHistory
}

/** Changes of a chain's history, which affect the other chains where they have to. */
type ChainHistory = {
  /** Takes a snapshot of all chains; returns its id. */
  snapshot: () => Promise<Hex>
  /** Reverts all chains to a snapshot; returns whether it exists. */
  revert: (id: Hex) => Promise<boolean>
  rollBack: (depth: number) => Promise<void>
  /** Replaces the last blocks by others. Returns the transactions that could not be included. */
  replaceBlocks: (depth: number, blocks: NewBlocks) => Promise<DroppedTransaction[]>
}

/** Implements a method that the node does not have, or extends its response. */
export type RpcMethod = (context: RpcContext, params: readonly unknown[]) => Promise<unknown>
