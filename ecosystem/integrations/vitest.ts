import type { Address } from 'viem'
import { afterEach, beforeEach, inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import type { EcosystemChain } from '../config/chains'
import type { RunningNetwork } from '../startNetwork'
import {
  createSuperchainAdminClient,
  type SuperchainAdminActions,
} from '../superchain/admin/client'
import type { SuperchainOptions } from '../superchain/options'
import { type AdminActions, createAdminClient } from '../zksync/admin/client'
import type { EcosystemOptions } from '../zksync/options'

/** The network that the tests run against. */
export type ProvidedNetwork = {
  chains: readonly EcosystemChain[]
  adminUrl: string
  /** The result of `onReady`: by default, the list of chains. */
  manifest: unknown
  /** Accounts with funds on every chain; their keys are public. */
  accounts: readonly Address[]
}

declare module 'vitest' {
  export interface ProvidedContext {
    interstake: ProvidedNetwork
  }
}

/**
 * A global setup for Vitest that starts a network of ZKsync chains on free ports before all tests and stops it after them. Tests find it by
 * `inject('interstake')`.
 *
 * @example
 * // vitest.setup.ts, named by `globalSetup` in vitest.config.ts
 * import { networkSetup } from 'interstake/vitest'
 *
 * export default networkSetup({ stakingChains: 1 })
 */
export function networkSetup(options: EcosystemOptions = {}) {
  return setup(async () => {
    const { createEcosystem } = await import('../createEcosystem')
    return createEcosystem({ ...options, developerMethods: true })
  })
}

/** Like {@link networkSetup}, for a network of the Superchain. */
export function superchainSetup(options: SuperchainOptions = {}) {
  return setup(async () => {
    const { createSuperchain } = await import('../createSuperchain')
    return createSuperchain({ ...options, developerMethods: true })
  })
}

function setup(start: () => Promise<RunningNetwork<unknown>>) {
  return async (project: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> => {
    const { chains, adminUrl, manifest, accounts, stop } = await start()
    if (adminUrl === null) throw new Error('The network has no admin methods')
    project.provide('interstake', { chains, adminUrl, manifest, accounts })
    return stop
  }
}

/** The setup with default options: `globalSetup: 'interstake/vitest'`. */
export default networkSetup()

/** The admin methods of the network that `networkSetup` started. */
export const adminOfTests = (): AdminActions => createAdminClient(inject('interstake').adminUrl)

/** The admin methods of the network that `superchainSetup` started. */
export const superchainAdminOfTests = (): SuperchainAdminActions =>
  createSuperchainAdminClient(inject('interstake').adminUrl)

/**
 * Starts every test of a file from the same state of all chains: takes a snapshot before each test and reverts to it
 * afterwards. Test files share the network, so they must not run in parallel: set `fileParallelism: false`.
 */
export function revertAfterEach(): void {
  let snapshot: Awaited<ReturnType<AdminActions['snapshot']>>
  beforeEach(async () => {
    snapshot = await adminOfTests().snapshot()
  })
  afterEach(async () => {
    await adminOfTests().revert({ snapshot })
  })
}
