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
  type ReadyChains,
} from '../config/commonOptions'
import { type SuperchainPaceName, superchainPaceNameSchema } from './pace'
import { superchainLocal } from './superchainLocal'

/** Seconds for which a message can be executed: seven days. */
const defaultExpiry = 604_800

/** A network of the Superchain that contracts are deployed on. */
export type DeployedSuperchain = ReadyChains

/** Options of a network of the Superchain; the library, the configuration file and the command line share them. */
export type SuperchainOptions<manifest = unknown> = CommonOptions & {
  /** The chains; a network that `state` holds must have them. @default Those of `state`, or of `defaultTable` */
  chains?: readonly ChainConfig[] | undefined
  /** Chains of a new network. @default 901, 902 and 903 on ports 9545, 9546 and 9547 */
  defaultTable?: ChainTable | undefined
  /** Returns the chain that is added to a table when none is specified. @default The next free name, id and port */
  nextChain?: ((table: ChainTable) => ChainConfig) | undefined
  /**
   * Deploys contracts. Called whenever the network starts and when a chain was added, so it must skip contracts that
   * are deployed. Its result becomes the network's manifest, and is saved in `state` as JSON.
   */
  onReady?: ((network: DeployedSuperchain) => Promise<manifest>) | undefined
  /** Delays of the stages of a message. @default 'instant' */
  pace?: SuperchainPaceName | undefined
  /** Whether the network relays messages. @default false */
  autoRelay?: boolean | undefined
  /** Seconds for which a message can be executed. @default 604_800, seven days */
  messageExpiry?: number | undefined
  /** Seconds between blocks of a new network; null for a block per transaction. @default null */
  blockTime?: number | null | undefined
}

/** Validates options and applies their defaults. */
export const superchainOptionsSchema = z.strictObject({
  chains: z.array(chainSchema).min(1).max(maxChains).readonly().optional(),
  defaultTable: chainTableSchema.default(superchainLocal),
  nextChain: callback<NonNullable<SuperchainOptions['nextChain']>>().optional(),
  onReady: callback<NonNullable<SuperchainOptions['onReady']>>().optional(),
  pace: superchainPaceNameSchema.default('instant'),
  autoRelay: z.boolean().default(false),
  messageExpiry: z
    .int()
    .min(1)
    .max(2 ** 31)
    .default(defaultExpiry),
  blockTime: z.int().min(1).max(3_600).nullable().default(null),
  ...commonOptions,
}) satisfies z.ZodType<unknown, SuperchainOptions>
