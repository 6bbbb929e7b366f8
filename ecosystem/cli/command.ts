import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { logLevels } from '../log/openLogs'
import { maxStakingChains } from '../presets/stakingTable'
import { protocolNames } from '../state/openState'
import { superchainOptionsSchema } from '../superchain/options'
import { optionsSchema } from '../zksync/options'
import { type PaceName, paces } from '../zksync/pace'

/** Picks free ports; commander does not support null. */
export const autoPorts = 'auto'

/** Names of presets. */
export const presetNames = ['staking', 'zksync-local', 'superchain-local'] as const

const stakingChains = z.int().min(1).max(maxStakingChains)

/** Command line options of a program that runs an ecosystem. */
export function ecosystemCommand(defaultPace: PaceName): Command {
  const { portOffset, rpcGasCap, host, allowHost, allowOrigin } = optionsSchema.shape
  const { messageExpiry, blockTime } = superchainOptionsSchema.shape
  return new Command()
    .addOption(
      option('--protocol <name>', 'what connects the chains')
        .default('zksync', 'zksync, or that of the preset')
        .choices(protocolNames),
    )
    .addOption(
      option('--preset <name>', 'chains and contracts of the network')
        .default('staking')
        .choices(presetNames),
    )
    .addOption(
      option(
        '--config <file>',
        'file whose default export configures chains and contracts, instead of a preset',
      ).default(undefined, 'interstake.config.ts, .mts, .mjs or .js, if there is one'),
    )
    .addOption(
      option(
        '--staking-chains <n>',
        `number of staking chains of the preset staking, 1 to ${maxStakingChains}`,
      )
        .default(undefined, '2, or as many as --state has')
        .argParser(wholeNumber(stakingChains)),
    )
    .addOption(
      option(
        '--state <dir>',
        'directory in which the network is persisted, and from which it resumes; created if missing',
      ).default(null, 'none, nothing is persisted'),
    )
    .addOption(
      option('--logs <dir>', 'directory for logs as JSON lines, one file per process').default(
        null,
        'none, or logs in the directory of --state',
      ),
    )
    .addOption(
      option('--log-level <level>', 'lowest level to log').default('info').choices(logLevels),
    )
    .addOption(
      option(
        '--port-offset <n>',
        'added to every port, to run alongside another ecosystem; "auto" takes free ports',
      )
        .default(0)
        .argParser((value) => (value === autoPorts ? value : wholeNumber(portOffset)(value))),
    )
    .addOption(
      option(
        '--pace <pace>',
        'delays of the stages of a message: milliseconds, seconds or minutes per stage',
      )
        .default(defaultPace)
        .choices(Object.keys(paces)),
    )
    .addOption(option('--auto-relay', 'relay messages of the Superchain').default(undefined, 'off'))
    .addOption(
      option(
        '--message-expiry <seconds>',
        'time for which messages of the Superchain can be executed',
      )
        .default(undefined, '604800, seven days')
        .argParser(wholeNumber(messageExpiry)),
    )
    .addOption(
      option('--block-time <seconds>', 'time between blocks of a new network of the Superchain')
        .default(undefined, 'none, a block per transaction')
        .argParser(wholeNumber(blockTime.unwrap().unwrap())),
    )
    .addOption(
      option(
        '--no-developer-methods',
        'disable anvil_, hardhat_, evm_ and tenderly_ methods and the admin endpoint',
      ),
    )
    .addOption(
      option(
        '--no-mining-throttle',
        'mine without pauses, even if blocks take long because a chain has many accounts',
      ),
    )
    .addOption(
      option('--rpc-gas-cap <gas>', 'gas limit of calls and estimates')
        .default(rpcGasCap.parse(undefined))
        .argParser(wholeNumber(rpcGasCap)),
    )
    .addOption(
      option(
        '--system-contracts <dir>',
        'directory with compiled system contracts to use instead of the built-in ones: MessageRoot, L2MessageVerification, L2InteropRootStorage, L1Messenger; on the Superchain CrossL2Inbox, L2ToL2CrossDomainMessenger, SuperchainETHBridge, ETHLiquidity',
      ).default(null, 'built-in'),
    )
    .addOption(
      option(
        '--host <address>',
        'address to listen on; with any other one, other machines can use the nodes',
      )
        .default('127.0.0.1')
        .argParser((value) => check(host, value)),
    )
    .addOption(
      option('--allow-host <name>', 'additional host name by which clients reach the chains')
        .default([], 'none; repeatable')
        .argParser(several(allowHost.unwrap().element)),
    )
    .addOption(
      option('--allow-origin <origin>', 'additional web origin that may use the chains')
        .default([], 'none; repeatable')
        .argParser(several(allowOrigin.unwrap().element)),
    )
}

const option = (flags: string, description: string) => new Option(flags, description)

function wholeNumber(schema: z.ZodType) {
  return (value: string) => check(schema, /^\d+$/.test(value) ? Number(value) : value)
}

function several(schema: z.ZodType<string>) {
  return (value: string, previous: string[]) => [...previous, String(check(schema, value))]
}

function check(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  throw new InvalidArgumentError(error.issues.map(({ message }) => message).join('; '))
}
