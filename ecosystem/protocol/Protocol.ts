import type { Hash } from 'viem'
import type { ReplayableTransaction } from '../anvil/toReplayable'
import type { ChainConfig } from '../config/chains'
import type { CommonFaults, FaultInjector } from '../faults/FaultInjector'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import type { SupervisedNode } from '../node/SupervisedNode'
import type { NetworkChain } from './NetworkChain'
import type { ProtocolRpc } from './ProtocolRpc'

/** Faults in the responses of chains. */
export type RpcFaults = Pick<FaultInjector<CommonFaults>, 'failsRequest'>

/** A transaction that is no longer in the chain, and why. */
export type DroppedTransaction = { transactionHash: Hash | null; reason: string }

/** How a dropped transaction is replayed. */
export type TransactionReplay =
  | {
      /** Why it is not. */
      reason: string
    }
  | {
      transaction: ReplayableTransaction
      /** Whether the network sent it itself: its hash may change, and nobody waits for it. */
      isOwn: boolean
    }

/** What makes separate chains a network: how messages get from one to another, and which blocks are final. */
export type Protocol<chain extends NetworkChain = NetworkChain> = {
  /** Injects faults. */
  readonly faults: RpcFaults
  createChain: (config: ChainConfig, node: SupervisedNode) => chain
  /** Deploys the system contracts of a new network. */
  install: () => Promise<void>
  /** Makes a chain known to the others, unless it is. */
  register: (chain: chain) => Promise<void>
  /** Follows all chains and passes messages. What happened before is derived from their blocks. */
  start: () => Promise<void>
  /** Resolves once nothing is in progress. Afterwards, blocks may be dropped. */
  stop: () => Promise<void>
  /** How the chains contradict each other; null while they do not. */
  readonly contradiction: Error | null
  /** Follows another chain, which is registered. */
  addChain: (chain: chain) => Promise<void>
  /** Called before a requested change of history, which may undo anything. */
  beforeChange: () => void
  /** @throws If a block after the last one that stays is final. */
  assertNotFinal: (chain: chain, lastBlock: bigint) => Promise<void>
  /** Undoes what was done on other chains because of blocks after the last one that stays. */
  revertAfter: (chain: chain, lastBlock: bigint) => Promise<void>
  planReplay: (transaction: ReplayableTransaction) => Promise<TransactionReplay>
  /** The hash by which clients know a transaction of a node. */
  clientHash: (chain: chain, nodeHash: Hash) => Hash
  /** The JSON-RPC of a chain, on top of its plain node. */
  rpc: (chain: chain, node: JsonRpcCall) => ProtocolRpc
}
