import type { Address, Hash, Hex } from 'viem'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import type { NetworkChain } from './NetworkChain'

/** What a protocol adds to the JSON-RPC of a plain node, on one chain. */
export type ProtocolRpc = {
  /** Calls the node, also with transaction types that only the protocol has. */
  node: JsonRpcCall
  /** Converts what the node notifies its subscribers of, as `node` converts its results. */
  convert: (notification: unknown) => unknown
  /** Methods that a plain node does not have. */
  methods: ReadonlyMap<string, (params: readonly unknown[]) => Promise<unknown>>
  /** Prefixes of these methods. */
  namespaces: readonly string[]
  /** Adds fields to the result of a method of the node; `eth_subscribe` stands for a log. */
  decorate: (method: string, result: unknown) => unknown
  /** The tag or number of a plain node's block that a block tag stands for. */
  resolveTag: (tag: string) => string
  /** The hash by which clients know a signed transaction. */
  hashTransaction: (raw: Hex) => Hash
  /** The chains whose clocks are moved together, this one included. */
  clocks: () => readonly NetworkChain[]
  /** Whether the network itself sends transactions from an account, so that clients cannot change it. */
  isNetworkSender: (account: Address) => boolean
}
