import type { Address } from 'viem'
import type { JsonRpcCall } from '../../jsonrpc/jsonRpc'
import type { TransactionAliases } from '../eip712/TransactionAliases'
import type { Faults } from '../Faults'
import type { Chain } from '../settlement/Chain'

/** What ZKsync's methods are answered from. */
export type ZksyncRpcContext = {
  chain: Chain
  /** Calls the chain's node. */
  node: JsonRpcCall
  /** The chain's transactions of type 0x71. */
  aliases: TransactionAliases
  /** Where the chain settles; null for the settlement layer itself. */
  settlement: { layerId: number; contract: Address } | null
  faults: Faults
}

/** Answers a method that only nodes of ZKsync have. */
export type ZksyncRpcMethod = (
  context: ZksyncRpcContext,
  params: readonly unknown[],
) => Promise<unknown>
