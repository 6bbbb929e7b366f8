import { type Command, Option } from 'commander'
import { manifestSchema } from '../../deployments/manifest'
import type { EcosystemOptions } from '../config/options'
import type { Ecosystem } from '../createEcosystem'
import { addAdminCommands } from './addAdminCommands'
import { ecosystemCommand } from './command'
import { describe } from './describe'
import { liveTable } from './liveTable'
import { loadOptions } from './loadOptions'

/** A running network, for the program that runs it. */
export type RunningNetwork = {
  ecosystem: Ecosystem<unknown>
  explorerUrl: string
  /** Subscribes to later events, such as the restart of a node. */
  onEvent: (listener: (text: string) => void) => void
}

/**
 * The program that runs a network until it is interrupted or, with a command, calls an admin method of one that runs.
 *
 * @param name - Name of the command.
 * @param adminUrl - Default admin URL of the commands.
 * @param defaultManifest - Default manifest file, as shown by `--help`.
 * @param run - Runs a network; `onReady` resolves to a function that stops what it started.
 */
export function networkProgram({
  name,
  adminUrl,
  defaultManifest,
  run,
}: {
  name: string
  adminUrl: string
  defaultManifest: string
  run: (
    options: EcosystemOptions,
    manifest: string | null,
    onReady: (network: RunningNetwork) => Promise<() => Promise<void>>,
  ) => Promise<void>
}): Command {
  const program = ecosystemCommand('instant')
    .name(name)
    .description(
      'Runs a local multichain network with real proofs until Ctrl-C. With a command, calls an admin method of a running network.',
    )
    .addOption(
      new Option(
        '--manifest <file>',
        'file for the manifest, which lists chains and contracts',
      ).default(null, defaultManifest),
    )
    .option('--json', 'print one line of JSON when ready', false)
    .option('--stop-with-stdin', 'stop when standard input closes, as when the parent exits', false)
    .action(async ({ json, manifest, stopWithStdin }, command) => {
      if (stopWithStdin) process.stdin.resume().once('end', () => process.emit('SIGTERM'))
      const options = await loadOptions(command).catch((error: Error) =>
        command.error(error.message),
      )
      await run(options, manifest, async ({ ecosystem, explorerUrl, onEvent }) => {
        if (json) {
          console.log(describeForPrograms(ecosystem, explorerUrl))
          return async () => {}
        }
        console.log(describe(ecosystem))
        console.log(`\nExplorer: ${explorerUrl}\nReady. Press Ctrl-C to stop.`)
        if (!process.stdout.isTTY) {
          onEvent((text) => console.log(text))
          return async () => {}
        }
        console.log()
        const { say, stop } = liveTable(process.stdout, ecosystem.status)
        onEvent(say)
        return async () => stop()
      })
    })
  addAdminCommands(program, adminUrl)
  return program
}

function describeForPrograms(
  { chains, accounts, manifest, adminUrl }: Ecosystem<unknown>,
  explorerUrl: string,
): string {
  const { data } = manifestSchema.safeParse(manifest)
  const contracts = data && {
    staking: Object.fromEntries(
      data.stakingChains.map(({ chainId, staking }) => [chainId, staking.address]),
    ),
    token: data.rewardsChain.token.address,
  }
  return JSON.stringify({ chains, contracts, accounts, adminUrl, explorerUrl })
}
