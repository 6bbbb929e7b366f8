import { z } from 'zod'
import {
  type ChainConfig,
  type ChainTable,
  chainSchema,
  chainTableSchema,
  maxChains,
} from '../config/chains'
import {
  type CommonOptions,
  callback,
  commonOptions,
  type ReadyChain,
  type ReadyChains,
} from '../config/commonOptions'
import { type PaceName, paceNameSchema } from './pace'
import { zksyncLocal } from './zksyncLocal'

/** A network that contracts are deployed on. */
export type DeployedNetwork = Omit<ReadyChains, 'chains'> & {
  settlementLayer: ReadyChain
  /** The chains that settle there. */
  chains: readonly ReadyChain[]
}

/** Options of a network of ZKsync chains; the library, the configuration file and the command line share them. */
export type EcosystemOptions<manifest = unknown> = CommonOptions & {
  /** The chain on which the batches of all others settle. @default That of `state`, or of `defaultTable` */
  settlementLayer?: ChainConfig | undefined
  /** The other chains; a network that `state` holds must have them. @default Those of `state`, or of `defaultTable` */
  chains?: readonly ChainConfig[] | undefined
  /** Chains of a new network. @default The settlement layer 506 on port 3052, 6565 on 3050 and 6566 on 3051 */
  defaultTable?: ChainTable | undefined
  /** Returns the chain that is added to a table when none is specified. @default The next free name, id and port */
  nextChain?: ((table: ChainTable) => ChainConfig) | undefined
  /**
   * Deploys contracts. Called whenever the network starts and when a chain was added, so it must skip contracts that
   * are deployed. Its result becomes the network's manifest, and is saved in `state` as JSON.
   */
  onReady?: ((network: DeployedNetwork) => Promise<manifest>) | undefined
  /** Delays of the stages of a message. @default 'instant' */
  pace?: PaceName | undefined
}

/** Validates options and applies their defaults. */
export const optionsSchema = z.strictObject({
  settlementLayer: chainSchema.optional(),
  chains: z.array(chainSchema).min(1).max(maxChains).readonly().optional(),
  defaultTable: chainTableSchema.default(zksyncLocal),
  nextChain: callback<NonNullable<EcosystemOptions['nextChain']>>().optional(),
  onReady: callback<NonNullable<EcosystemOptions['onReady']>>().optional(),
  pace: paceNameSchema.default('instant'),
  ...commonOptions,
}) satisfies z.ZodType<unknown, EcosystemOptions>
