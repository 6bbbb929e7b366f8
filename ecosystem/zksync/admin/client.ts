import { type Address, type Client, createClient, type Hash, type Hex } from 'viem'
import { adminPrefix, adminTransport } from '../../admin/adminTransport'
import type { EcosystemChain } from '../../config/chains'
import type { DroppedTransaction } from '../../history/replay'
import type { FaultOptions, FaultSettings } from '../Faults'
import type { Pace, PaceName } from '../pace'
import type { EcosystemStatus } from './describeStatus'
import type { MessageExplanation } from './explainMessage'

export type { DroppedTransaction, FaultOptions, MessageExplanation }

/** A chain by its id or its name. */
export type ChainReference = number | string

/** The admin methods as functions. Each throws viem's `RpcRequestError` with the reason if the network rejects it. */
export type AdminActions = {
  /** Returns the progress of each chain, the pace and the faults. */
  getStatus: () => Promise<EcosystemStatus>
  /** Returns the status of a message, what it waits for, and which chains can verify it. */
  explainMessage: (parameters: {
    /** The source chain. */
    chain: ChainReference
    transactionHash: Hash
    /** Which of the transaction's messages. @default 0 */
    index?: number | undefined
  }) => Promise<MessageExplanation>
  /** Sets the delays of the stages of a message; returns them in milliseconds. */
  setPace: (parameters: { pace: PaceName | Pace }) => Promise<Pace>
  /** Pauses commits, proofs and executions of batches. */
  pauseSettlement: () => Promise<null>
  /** Resumes settlement where it was paused. */
  resumeSettlement: () => Promise<null>
  /** Immediately seals a batch on every chain that has unsealed blocks. */
  sealBatches: () => Promise<null>
  /** Pauses the import of interop roots on a chain. */
  pauseImports: (parameters: { chain: ChainReference }) => Promise<null>
  /** Resumes the import of interop roots, starting with those that were skipped. */
  resumeImports: (parameters: { chain: ChainReference }) => Promise<null>
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
  /** Sets the faults to inject from now on; none without parameters. */
  setFaults: (parameters?: { faults?: FaultOptions | undefined }) => Promise<FaultSettings>
  /**
   * Imports a forged interop root into a chain; returns the block of the settlement layer that it is stored under. The
   * batch with the import is rejected, and rolled back.
   */
  forgeRoot: (parameters: {
    chain: ChainReference
    /** @default A random root */
    root?: Hash | undefined
  }) => Promise<number>
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

/**
 * The admin methods as actions of a viem client whose transport leads to the admin URL of a network.
 *
 * @example
 * import { createClient, http } from 'viem'
 * import { adminActions } from 'interstake/admin'
 *
 * const admin = createClient({ transport: http('http://127.0.0.1:3040') }).extend(adminActions())
 * await admin.mine({ blocks: 5 })
 */
export function adminActions() {
  return (client: Pick<Client, 'request'>): AdminActions => {
    const call = <result>(name: keyof AdminActions, params: readonly unknown[] = []) =>
      client.request<{ Method: string; Parameters: unknown; ReturnType: result }>({
        method: `${adminPrefix}${name}`,
        params,
      })
    return {
      getStatus: () => call('getStatus'),
      explainMessage: ({ chain, transactionHash, index }) =>
        call('explainMessage', [chain, transactionHash, index]),
      setPace: ({ pace }) => call('setPace', [pace]),
      pauseSettlement: () => call('pauseSettlement'),
      resumeSettlement: () => call('resumeSettlement'),
      sealBatches: () => call('sealBatches'),
      pauseImports: ({ chain }) => call('pauseImports', [chain]),
      resumeImports: ({ chain }) => call('resumeImports', [chain]),
      mine: ({ blocks, chain } = {}) => call('mine', [blocks, chain]),
      increaseTime: ({ seconds }) => call('increaseTime', [seconds]),
      fund: ({ account, wei }) => call('fund', [account, wei]),
      snapshot: () => call('snapshot'),
      revert: ({ snapshot }) => call('revert', [snapshot]),
      addChain: ({ name, id, port } = {}) => call('addChain', [name, id, port]),
      setFaults: ({ faults } = {}) => call('setFaults', [faults]),
      forgeRoot: ({ chain, root }) => call('forgeRoot', [chain, root]),
      reorg: ({ chain, depth }) => call('reorg', [chain, depth]),
      crashNode: ({ chain }) => call('crashNode', [chain]),
      stop: () => call('stop'),
    }
  }
}

/**
 * Creates a client for the admin methods of a running network.
 *
 * @param url - Its `adminUrl`.
 *
 * @example
 * import { createAdminClient } from 'interstake/admin'
 *
 * const admin = createAdminClient('http://127.0.0.1:3040')
 * await admin.setFaults({ faults: { proofs: { withhold: 'all' } } })
 */
export function createAdminClient(url: string): AdminActions {
  const client = createClient({ transport: adminTransport(url) })
  return adminActions()(client)
}
