import { type ShownManifest, shownManifestSchema } from '../../deployments/manifest'
import type { CommonOptions } from '../config/commonOptions'
import { createEcosystem } from '../createEcosystem'
import { createSuperchain } from '../createSuperchain'
import { listChains, listSuperchainChains } from '../listChains'
import type { EcosystemHooks, RunningNetwork } from '../startNetwork'
import { describeProgress as describeSuperchain } from '../superchain/admin/describeProgress'
import type { SuperchainOptions } from '../superchain/options'
import { describeProgress as describeZksync } from '../zksync/admin/describeProgress'
import type { EcosystemOptions } from '../zksync/options'
import type { LoadedOptions } from './loadOptions'

/** A network that a program can start, whatever its protocol. */
export type LoadedNetwork = {
  options: CommonOptions
  start: (hooks: EcosystemHooks) => Promise<StartedNetwork>
}

/** A running network, as programs show it. */
export type StartedNetwork = RunningNetwork<unknown> & {
  /** The progress of each chain: paragraphs and tables. */
  progress: () => readonly ProgressPart[]
  /** What the explorer shows of a network whose manifest it does not know. */
  chainsManifest: () => ShownManifest
}

/** The chains and contracts of a network, as far as other programs know their form. */
export const shownManifest = (network: StartedNetwork): ShownManifest =>
  shownManifestSchema.safeParse(network.manifest).data ?? network.chainsManifest()

/** A line of text, or a table with its heading. */
export type ProgressPart = string | readonly string[][]

/** A network of ZKsync chains. */
const zksyncNetwork = (options: EcosystemOptions): LoadedNetwork => ({
  options,
  async start(hooks) {
    const network = await createEcosystem(options, hooks)
    return Object.assign(network, {
      progress: () => describeZksync(network.status()),
      chainsManifest: () => listChains(network),
    })
  },
})

/** A network of the Superchain. */
export const superchainNetwork = (options: SuperchainOptions): LoadedNetwork => ({
  options,
  async start(hooks) {
    const network = await createSuperchain(options, hooks)
    return Object.assign(network, {
      progress: () => describeSuperchain(network.status()),
      chainsManifest: () => listSuperchainChains(network),
    })
  },
})

export function toNetwork(loaded: LoadedOptions): LoadedNetwork {
  return loaded.protocol === 'zksync'
    ? zksyncNetwork(loaded.options)
    : superchainNetwork(loaded.options)
}
