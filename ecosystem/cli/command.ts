import { Command, InvalidArgumentError, Option } from 'commander'
import type { z } from 'zod'
import { maxStakingChains } from '../config/chains'
import { optionsSchema } from '../config/options'
import { type PaceName, paces } from '../config/pace'
import { logLevels } from '../log/openLogs'

/** The command line of a program that runs an ecosystem. */
export function ecosystemCommand(defaultPace: PaceName): Command {
  const { stakingChains, portOffset, rpcGasCap, host, allowHost, allowOrigin } = optionsSchema.shape
  return new Command()
    .addOption(
      option('--staking-chains <n>', `how many chains to stake on, 1 to ${maxStakingChains}`)
        .default(undefined, '2, or as many as --state has')
        .argParser(wholeNumber(stakingChains)),
    )
    .addOption(
      option(
        '--state <dir>',
        'folder in which the network is kept, and from which it goes on; it is made if it is not there',
      ).default(null, 'none, all is forgotten in the end'),
    )
    .addOption(
      option('--logs <dir>', 'folder for logs in JSON, one file a process').default(
        null,
        'none, or the folder logs of --state',
      ),
    )
    .addOption(
      option('--log-level <level>', 'what is logged: that and what is worse')
        .default('info')
        .choices(logLevels),
    )
    .addOption(
      option('--port-offset <n>', 'added to every port, to run beside another ecosystem')
        .default(0)
        .argParser(wholeNumber(portOffset)),
    )
    .addOption(
      option(
        '--pace <pace>',
        'how long the stages of a message take: milliseconds, seconds, minutes',
      )
        .default(defaultPace)
        .choices(Object.keys(paces)),
    )
    .addOption(
      option(
        '--no-developer-methods',
        'refuse anvil_, hardhat_ and evm_ methods, and take no orders on a port of their own',
      ),
    )
    .addOption(
      option('--rpc-gas-cap <gas>', 'gas that a call or an estimate may use')
        .default(rpcGasCap.parse(undefined))
        .argParser(wholeNumber(rpcGasCap)),
    )
    .addOption(
      option(
        '--system-contracts <dir>',
        'folder with compiled system contracts to use instead of ours: MessageRoot, L2MessageVerification, L2InteropRootStorage, L1Messenger',
      ).default(null, 'ours'),
    )
    .addOption(
      option('--host <address>', 'address to listen on; other machines can use the nodes then')
        .default('127.0.0.1')
        .argParser((value) => check(host, value)),
    )
    .addOption(
      option(
        '--allow-host <name>',
        'another name of this machine, by which clients call the chains',
      )
        .default([], 'none; may be given several times')
        .argParser(several(allowHost.unwrap().element)),
    )
    .addOption(
      option('--allow-origin <origin>', 'an origin from elsewhere whose pages may use the chains')
        .default([], 'none; may be given several times')
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
