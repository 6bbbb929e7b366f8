import type { Client } from 'viem'
import { z } from 'zod'
import { canonicalHost } from '../jsonrpc/access/parseAuthority'
import { canonicalOrigin } from '../jsonrpc/access/parseOrigin'
import { type LogLevel, logLevels } from '../log/openLogs'
import {
  type ChainConfig,
  type ChainTable,
  chainSchema,
  chainTableSchema,
  type EcosystemChain,
  maxChains,
} from './chains'
import { defaultRpcGasCap, settlementBlockGasLimit } from './gasLimits'
import { type PaceName, paceNameSchema } from './pace'
import { zksyncLocal } from './zksyncLocal'

/** A chain that contracts can be deployed on. */
export type ReadyChain = EcosystemChain & {
  /** Waits while the chain's node is restarted, and does not lose what it has sent. */
  client: Client
}

/** A network that contracts are deployed on. */
export type DeployedNetwork = {
  settlementLayer: ReadyChain
  /** The chains that settle there. */
  chains: readonly ReadyChain[]
  /** URL of the admin endpoint; null if it is disabled. */
  adminUrl: string | null
  /** The previous result; undefined the first time. */
  previous: unknown
}

/** Options of a network; the library, the configuration file and the command line share them. */
export type EcosystemOptions<manifest = unknown> = {
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
  /** Directory in which the network is persisted, and from which it resumes; null persists nothing. @default null */
  state?: string | null | undefined
  /** Delays of the stages of a message. @default 'instant' */
  pace?: PaceName | undefined
  /** Directory for logs, one file per process; null for none, or for `logs` in `state`. @default null */
  logs?: string | null | undefined
  /** Least severe level that is logged. @default 'info' */
  logLevel?: LogLevel | undefined
  /** Address to listen on. @default '127.0.0.1' */
  host?: string | undefined
  /** Additional host names of this machine, such as that of a container. @default [] */
  allowHost?: string[] | undefined
  /** Additional web origins that may use the chains, besides those of this machine. @default [] */
  allowOrigin?: string[] | undefined
  /** Directory with compiled system contracts to use instead of the built-in ones; null for none. @default null */
  systemContracts?: string | null | undefined
  /** Whether `anvil_`, `hardhat_`, `evm_` and admin methods are enabled. @default true */
  developerMethods?: boolean | undefined
  /** Gas limit of calls and estimates. @default 50_000_000 */
  rpcGasCap?: number | undefined
  /** Whether mining pauses after blocks that take long, as those of a chain with many accounts do. @default true */
  miningThrottle?: boolean | undefined
  /** Added to every port of the chain table; null takes free ports. @default null */
  portOffset?: number | null | undefined
}

const path = z.string().min(1)

const isFunction = (value: unknown) => typeof value === 'function'

/** Validates options and applies their defaults. */
export const optionsSchema = z.strictObject({
  settlementLayer: chainSchema.optional(),
  chains: z.array(chainSchema).min(1).max(maxChains).readonly().optional(),
  defaultTable: chainTableSchema.default(zksyncLocal),
  nextChain: z
    .custom<NonNullable<EcosystemOptions['nextChain']>>(isFunction, 'must be a function')
    .optional(),
  onReady: z
    .custom<NonNullable<EcosystemOptions['onReady']>>(isFunction, 'must be a function')
    .optional(),
  state: path.nullable().default(null),
  pace: paceNameSchema.default('instant'),
  logs: path.nullable().default(null),
  logLevel: z.enum(logLevels).default('info'),
  host: path.default('127.0.0.1'),
  allowHost: z
    .array(
      z
        .string()
        .refine((name) => canonicalHost(name) !== null, 'must be a host name or an IP address'),
    )
    .default([]),
  allowOrigin: z
    .array(
      z
        .string()
        .refine(
          (origin) => canonicalOrigin(origin) !== null,
          'must be an origin, such as https://app.example',
        ),
    )
    .default([]),
  systemContracts: path.nullable().default(null),
  developerMethods: z.boolean().default(true),
  rpcGasCap: z.int().min(1_000_000).max(Number(settlementBlockGasLimit)).default(defaultRpcGasCap),
  miningThrottle: z.boolean().default(true),
  portOffset: z.int().min(0).max(60_000).nullable().default(null),
}) satisfies z.ZodType<unknown, EcosystemOptions>
