import { type Client, createClient, type Hash } from 'viem'
import { adminTransport } from '../../admin/adminTransport'
import {
  type ChainReference,
  type CommonAdminActions,
  callActions,
  commonAdminActions,
} from '../../admin/commonActions'
import type { SuperchainPace, SuperchainPaceName } from '../pace'
import type { SuperchainFaultOptions, SuperchainFaultSettings } from '../SuperchainFaults'
import type { SuperchainStatus } from './describeStatus'
import type { SuperchainMessageExplanation } from './explainMessage'

/** The admin methods of the Superchain as functions. Each throws viem's `RpcRequestError` if the network rejects it. */
export type SuperchainAdminActions = CommonAdminActions & {
  /** Returns the progress of each chain, the pace and the faults. */
  getStatus: () => Promise<SuperchainStatus>
  /** Returns the status of a message, and what it waits for. */
  explainMessage: (parameters: {
    /** The source chain. */
    chain: ChainReference
    transactionHash: Hash
    /** Which of the transaction's messages. @default 0 */
    index?: number | undefined
  }) => Promise<SuperchainMessageExplanation>
  /** Sets the delays of the stages of a message; returns them in milliseconds. */
  setPace: (parameters: { pace: SuperchainPaceName | SuperchainPace }) => Promise<SuperchainPace>
  /** Pauses the relayer. */
  pauseRelayer: () => Promise<null>
  /** Resumes the relayer, or starts it. */
  resumeRelayer: () => Promise<null>
  /** Relays a message immediately, also while the relayer is paused. */
  relayMessage: (parameters: { messageHash: Hash }) => Promise<null>
  /** Sets the faults to inject from now on; none without parameters. */
  setFaults: (parameters?: {
    faults?: SuperchainFaultOptions | undefined
  }) => Promise<SuperchainFaultSettings>
  /** Executes a message that no chain has sent, past the checks of a chain's node; returns the transaction. */
  forgeMessage: (parameters: { chain: ChainReference }) => Promise<Hash>
}

/**
 * The admin methods as actions of a viem client whose transport leads to the admin URL of a network of the Superchain.
 *
 * @example
 * import { createClient, http } from 'viem'
 * import { superchainAdminActions } from 'interstake/admin'
 *
 * const admin = createClient({ transport: http('http://127.0.0.1:8420') }).extend(superchainAdminActions())
 * await admin.pauseRelayer()
 */
export function superchainAdminActions() {
  return (client: Pick<Client, 'request'>): SuperchainAdminActions => {
    const call = callActions<keyof SuperchainAdminActions>(client)
    return {
      ...commonAdminActions(client),
      getStatus: () => call('getStatus'),
      explainMessage: ({ chain, transactionHash, index }) =>
        call('explainMessage', [chain, transactionHash, index]),
      setPace: ({ pace }) => call('setPace', [pace]),
      pauseRelayer: () => call('pauseRelayer'),
      resumeRelayer: () => call('resumeRelayer'),
      relayMessage: ({ messageHash }) => call('relayMessage', [messageHash]),
      setFaults: ({ faults } = {}) => call('setFaults', [faults]),
      forgeMessage: ({ chain }) => call('forgeMessage', [chain]),
    }
  }
}

/**
 * Creates a client for the admin methods of a running network of the Superchain.
 *
 * @param url - Its `adminUrl`.
 *
 * @example
 * import { createSuperchainAdminClient } from 'interstake/admin'
 *
 * const admin = createSuperchainAdminClient('http://127.0.0.1:8420')
 * await admin.setFaults({ faults: { filter: { failsafe: true } } })
 */
export function createSuperchainAdminClient(url: string): SuperchainAdminActions {
  return superchainAdminActions()(createClient({ transport: adminTransport(url) }))
}
