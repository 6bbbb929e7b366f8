import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { optionsSchema } from '../config/options'
import type { Ecosystem } from '../createEcosystem'
import { addAdminCommands } from './addAdminCommands'
import { ecosystemCommand, optionsOf } from './command'
import { describe } from './describe'
import { liveTable } from './liveTable'

/** A running network, for the program that runs it. */
export type RunningNetwork = {
  ecosystem: Ecosystem
  /** URL of the explorer; null without one. */
  explorerUrl: string | null
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
    options: z.output<typeof optionsSchema>,
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
    .action(async ({ json, manifest, stopWithStdin, ...flags }) => {
      if (stopWithStdin) process.stdin.resume().once('end', () => process.emit('SIGTERM'))
      await run(optionsOf(flags), manifest, async ({ ecosystem, explorerUrl, onEvent }) => {
        if (json) {
          console.log(describeForPrograms(ecosystem, explorerUrl))
          return async () => {}
        }
        console.log(describe(ecosystem))
        console.log(
          `${explorerUrl ? `\nExplorer: ${explorerUrl}` : ''}\nReady. Press Ctrl-C to stop.`,
        )
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
  { chains, accounts, manifest, adminUrl }: Ecosystem,
  explorerUrl: string | null,
): string {
  const contracts = {
    staking: Object.fromEntries(
      manifest.stakingChains.map(({ chainId, staking }) => [chainId, staking.address]),
    ),
    token: manifest.rewardsChain.token.address,
  }
  return JSON.stringify({ chains, contracts, accounts, adminUrl, explorerUrl })
}
