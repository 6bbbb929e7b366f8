import { relative } from 'node:path'
import { type Command, Option } from 'commander'
import { manifestSchema } from '../../deployments/manifest'
import { writeManifestFile } from '../../deployments/manifestFiles'
import type { Ecosystem } from '../createEcosystem'
import { addAdminCommands } from './addAdminCommands'
import { ecosystemCommand } from './command'
import { describe } from './describe'
import { liveTable } from './liveTable'
import { loadOptions } from './loadOptions'
import { type ManifestTarget, runWithExplorer } from './runWithExplorer'

/**
 * The program that runs a network until it is interrupted or, with a command, calls an admin method of a running
 * network.
 *
 * @param name - Name of the command.
 * @param explorerFiles - Directory with the built explorer.
 * @param defaultManifest - The manifest without `--manifest`; null for none.
 */
export function networkProgram({
  name,
  explorerFiles,
  defaultManifest,
}: {
  name: string
  explorerFiles: string
  defaultManifest: ManifestTarget | null
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
      ).default(null, defaultManifest ? relative('', defaultManifest.file) : 'none'),
    )
    .option('--json', 'print one line of JSON when ready', false)
    .option('--stop-with-stdin', 'stop when standard input closes, as when the parent exits', false)
    .action(async ({ json, manifest, stopWithStdin }, command) => {
      if (stopWithStdin) process.stdin.resume().once('end', () => process.emit('SIGTERM'))
      const options = await loadOptions(command).catch((error: Error) =>
        command.error(error.message),
      )
      const target = manifest === null ? defaultManifest : chosenManifest(manifest)
      const explorer = { explorerFiles, manifest: target }
      await runWithExplorer(options, explorer, async ({ ecosystem, explorerUrl, onEvent }) => {
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
  addAdminCommands(program)
  return program
}

function chosenManifest(file: string): ManifestTarget {
  return {
    file,
    alternative: 'another file with --manifest',
    save: (manifest) => writeManifestFile(manifest, file),
  }
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
