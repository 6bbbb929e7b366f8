import { z } from 'zod'
import { canonicalHost } from '../jsonrpc/access/parseAuthority'
import { canonicalOrigin } from '../jsonrpc/access/parseOrigin'
import { logLevels } from '../log/openLogs'
import { maxStakingChains } from './chains'
import { defaultRpcGasCap, settlementBlockGasLimit } from './gasLimits'
import { paceNameSchema } from './pace'

/** What a user may choose; the library and the command line share it. */
export const optionsSchema = z.strictObject({
  /** How many chains to stake on; as many as `state` has if left out, or 2. */
  stakingChains: z.int().min(1).max(maxStakingChains).optional(),
  /** Folder in which the network is kept and from which it goes on; null for one that is forgotten when it ends. */
  state: z.string().min(1).nullable().default(null),
  /** How long the stages of a message's life take. */
  pace: paceNameSchema.default('instant'),
  /** Folder for logs, one file a process; null for none, unless there is `state`, which has a folder for them. */
  logs: z.string().min(1).nullable().default(null),
  /** What is logged: that and what is worse. */
  logLevel: z.enum(logLevels).default('info'),
  /** Address to listen on. */
  host: z.string().min(1).default('127.0.0.1'),
  /** More names of this machine that clients may use, such as that of a container. */
  allowHost: z
    .array(
      z
        .string()
        .refine((name) => canonicalHost(name) !== null, 'must be a host name or an IP address'),
    )
    .default([]),
  /** Origins whose pages may use the chains, besides those of this machine. */
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
  /** Folder with compiled system contracts to use instead of ours; null for none. */
  systemContracts: z.string().min(1).nullable().default(null),
  /** Whether the chains take `anvil_`, `hardhat_` and `evm_` methods, and the network orders. */
  developerMethods: z.boolean().default(true),
  /** Gas that a call or an estimate may use. */
  rpcGasCap: z.int().min(1_000_000).max(Number(settlementBlockGasLimit)).default(defaultRpcGasCap),
  /** Added to every port of the chain table; null takes free ports instead. */
  portOffset: z.int().min(0).max(60_000).nullable().default(null),
})

export type EcosystemOptions = z.input<typeof optionsSchema>
