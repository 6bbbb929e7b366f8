import { type Client, createClient, type Hash } from 'viem'
import { adminTransport } from '../../admin/adminTransport'
import {
  type ChainReference,
  type CommonAdminActions,
  callActions,
  commonAdminActions,
} from '../../admin/commonActions'
import type { DroppedTransaction } from '../../protocol/Protocol'
import type { FaultOptions, FaultSettings } from '../Faults'
import type { Pace, PaceName } from '../pace'
import type { EcosystemStatus } from './describeStatus'
import type { MessageExplanation } from './explainMessage'

export type { DroppedTransaction, FaultOptions, MessageExplanation }

/** The admin methods as functions. Each throws viem's `RpcRequestError` with the reason if the network rejects it. */
export type AdminActions = CommonAdminActions & {
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
    const call = callActions<keyof AdminActions>(client)
    return {
      ...commonAdminActions(client),
      getStatus: () => call('getStatus'),
      explainMessage: ({ chain, transactionHash, index }) =>
        call('explainMessage', [chain, transactionHash, index]),
      setPace: ({ pace }) => call('setPace', [pace]),
      pauseSettlement: () => call('pauseSettlement'),
      resumeSettlement: () => call('resumeSettlement'),
      sealBatches: () => call('sealBatches'),
      pauseImports: ({ chain }) => call('pauseImports', [chain]),
      resumeImports: ({ chain }) => call('resumeImports', [chain]),
      setFaults: ({ faults } = {}) => call('setFaults', [faults]),
      forgeRoot: ({ chain, root }) => call('forgeRoot', [chain, root]),
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
