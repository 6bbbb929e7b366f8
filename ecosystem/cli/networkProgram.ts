import { type Command, Option } from 'commander'
import type { z } from 'zod'
import { optionsSchema } from '../config/options'
import type { Ecosystem } from '../createEcosystem'
import { addAdminCommands } from './addAdminCommands'
import { ecosystemCommand } from './command'
import { describe } from './describe'
import { liveTable } from './liveTable'

/** What a running network tells a program. */
export type RunningNetwork = {
  ecosystem: Ecosystem
  /** Where the explorer is; null without one. */
  explorerUrl: string | null
  /** Calls a listener with what happens later, such as a node that has been restarted. */
  onEvent: (listener: (text: string) => void) => void
}

/**
 * The program that runs a network until it is interrupted or, with a command, calls an admin method of one that runs.
 *
 * @param name - How users call it.
 * @param adminUrl - Where the commands find the network unless told.
 * @param defaultManifest - What `--help` says of the manifest's file unless it is named.
 * @param run - Runs a network; `onReady` resolves to how to end what it does.
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
    .action(async ({ json, manifest, ...flags }) => {
      await run(
        optionsSchema.parse(flags),
        manifest,
        async ({ ecosystem, explorerUrl, onEvent }) => {
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
        },
      )
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
