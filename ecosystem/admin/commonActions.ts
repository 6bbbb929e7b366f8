import type { Address, Client, Hex } from 'viem'
import type { EcosystemChain } from '../config/chains'
import type { DroppedTransaction } from '../protocol/Protocol'
import { adminPrefix } from './adminTransport'

/** A chain by its id or its name. */
export type ChainReference = number | string

/** The admin methods of every network as functions. */
export type CommonAdminActions = {
  /** Mines blocks on a chain, or on all chains. */
  mine: (parameters?: {
    /** @default 1 */
    blocks?: number | undefined
    /** @default All */
    chain?: ChainReference | undefined
  }) => Promise<null>
  /** Advances the clocks of all chains, and mines a block on each. */
  increaseTime: (parameters: { seconds: number }) => Promise<null>
  /** Adds wei to an account on every chain; returns its balances by chain id. */
  fund: (parameters: {
    account: Address
    /** Decimal or hexadecimal. */
    wei: string | number
  }) => Promise<Record<string, Hex>>
  /** Takes a snapshot of all chains; returns its id. */
  snapshot: () => Promise<Hex>
  /** Reverts all chains to a snapshot, which consumes it and all later ones; returns whether it existed. */
  revert: (parameters: { snapshot: Hex }) => Promise<boolean>
  /** Adds a chain; name, id and port default to the next free ones. */
  addChain: (parameters?: {
    name?: string | undefined
    id?: number | undefined
    /** Before the port offset. */
    port?: number | undefined
  }) => Promise<EcosystemChain>
  /** Drops the last blocks of a chain and replays their transactions behind an empty block. */
  reorg: (parameters: {
    chain: ChainReference
    /** Number of blocks. */
    depth: number
  }) => Promise<{ dropped: DroppedTransaction[] }>
  /** Kills the node of a chain, which is then restarted from its journal. */
  crashNode: (parameters: { chain: ChainReference }) => Promise<null>
  /** Stops the network. */
  stop: () => Promise<null>
}

/** Returns a function that calls admin methods by their names. */
export const callActions =
  <name extends string>(client: Pick<Client, 'request'>) =>
  <result>(name: name, params: readonly unknown[] = []) =>
    client.request<{ Method: string; Parameters: unknown; ReturnType: result }>({
      method: `${adminPrefix}${name}`,
      params,
    })

export function commonAdminActions(client: Pick<Client, 'request'>): CommonAdminActions {
  const call = callActions<keyof CommonAdminActions>(client)
  return {
    mine: ({ blocks, chain } = {}) => call('mine', [blocks, chain]),
    increaseTime: ({ seconds }) => call('increaseTime', [seconds]),
    fund: ({ account, wei }) => call('fund', [account, wei]),
    snapshot: () => call('snapshot'),
    revert: ({ snapshot }) => call('revert', [snapshot]),
    addChain: ({ name, id, port } = {}) => call('addChain', [name, id, port]),
    reorg: ({ chain, depth }) => call('reorg', [chain, depth]),
    crashNode: ({ chain }) => call('crashNode', [chain]),
    stop: () => call('stop'),
  }
}
