import type { Client } from 'viem'
import { z } from 'zod'
import { describeIssues } from '../describeError'
import { canonicalHost } from '../jsonrpc/access/parseAuthority'
import { canonicalOrigin } from '../jsonrpc/access/parseOrigin'
import { type LogLevel, logLevels } from '../log/openLogs'
import type { EcosystemChain } from './chains'
import { defaultRpcGasCap, settlementBlockGasLimit } from './gasLimits'

/** A chain that contracts can be deployed on. */
export type ReadyChain = EcosystemChain & {
  /** Waits while the chain's node is restarted, and does not lose what it has sent. */
  client: Client
}

/** The chains of a network that contracts are deployed on. */
export type ReadyChains = {
  chains: readonly ReadyChain[]
  /** URL of the admin endpoint; null if it is disabled. */
  adminUrl: string | null
  /** The previous result; undefined the first time. */
  previous: unknown
}

/** Options of every network, whatever its protocol. */
export type CommonOptions = {
  /** Directory in which the network is persisted, and from which it resumes; null persists nothing. @default null */
  state?: string | null | undefined
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

/** Validates the fields of {@link CommonOptions}, and applies their defaults. */
export const commonOptions = {
  state: path.nullable().default(null),
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
}

/** Validates a callback. */
export const callback = <type>() =>
  z.custom<type>((value) => typeof value === 'function', 'must be a function')

/** {@link CommonOptions} with their defaults. */
export type ResolvedOptions = z.output<z.ZodObject<typeof commonOptions>>

/** Parses options of a network. @throws If one is invalid */
export function parseOptions<schema extends z.ZodType>(
  schema: schema,
  options: unknown,
): z.output<schema> {
  const { data, error } = schema.safeParse(options)
  if (error) throw new Error(`Invalid options: ${describeIssues(error)}.`)
  return data
}
