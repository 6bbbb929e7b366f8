import { z } from 'zod'
import { canonicalHost } from '../jsonrpc/access/parseAuthority'
import { canonicalOrigin } from '../jsonrpc/access/parseOrigin'
import { type LogLevel, logLevels } from '../log/openLogs'
import { maxStakingChains } from './chains'
import { defaultRpcGasCap, settlementBlockGasLimit } from './gasLimits'
import { type PaceName, paceNameSchema } from './pace'

/** Options of a network; the library and the command line share them. */
export type EcosystemOptions = {
  /** Number of staking chains. @default As many as `state` has, or 2 */
  stakingChains?: number | undefined
  /** Folder in which the network is kept, and from which it goes on; null keeps nothing. @default null */
  state?: string | null | undefined
  /** How long the stages of a message take. @default 'instant' */
  pace?: PaceName | undefined
  /** Folder for logs, one file a process; null for none, or the folder `logs` of `state`. @default null */
  logs?: string | null | undefined
  /** Least severe level that is logged. @default 'info' */
  logLevel?: LogLevel | undefined
  /** Address to listen on. @default '127.0.0.1' */
  host?: string | undefined
  /** Names of this machine that clients may use, besides its addresses, such as that of a container. @default [] */
  allowHost?: string[] | undefined
  /** Origins whose pages may use the chains, besides those of this machine. @default [] */
  allowOrigin?: string[] | undefined
  /** Folder with compiled system contracts to use instead of ours; null for none. @default null */
  systemContracts?: string | null | undefined
  /** Whether there are `anvil_`, `hardhat_` and `evm_` methods, and admin methods. @default true */
  developerMethods?: boolean | undefined
  /** Gas that a call or an estimate may use. @default 50_000_000 */
  rpcGasCap?: number | undefined
  /** Added to every port of the chain table; null takes free ports. @default null */
  portOffset?: number | null | undefined
}

const path = z.string().min(1)

/** The options with their defaults, checked. */
export const optionsSchema = z.strictObject({
  stakingChains: z.int().min(1).max(maxStakingChains).optional(),
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
  portOffset: z.int().min(0).max(60_000).nullable().default(null),
}) satisfies z.ZodType<unknown, EcosystemOptions>
