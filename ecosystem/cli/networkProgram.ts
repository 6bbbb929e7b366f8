import { relative } from 'node:path'
import { type Command, Option } from 'commander'
import { stakingManifestSchema } from '../../deployments/manifest'
import { writeManifestFile } from '../../deployments/manifestFiles'
import { type ProtocolName, protocolNames } from '../state/openState'
import { addAdminCommands } from './addAdminCommands'
import { addExplainCommand } from './addExplainCommand'
import { ecosystemCommand } from './command'
import { describe } from './describe'
import { type StartedNetwork, toNetwork } from './LoadedNetwork'
import { liveTable } from './liveTable'
import { type ImportModule, loadOptions } from './loadOptions'
import { type ManifestTarget, runWithExplorer } from './runWithExplorer'

/**
 * The program that runs a network until it is interrupted or, with a command, calls an admin method of a running
 * network.
 *
 * @param name - Name of the command.
 * @param explorerFiles - Directory with the built explorer.
 * @param defaultManifest - Returns the manifest without `--manifest`; null for none.
 * @param importModule - Imports the configuration file.
 */
export function networkProgram({
  name,
  explorerFiles,
  defaultManifest,
  importModule,
}: {
  name: string
  explorerFiles: string
  defaultManifest: (protocol: ProtocolName) => ManifestTarget | null
  importModule?: ImportModule
}): Command {
  const program = ecosystemCommand('instant')
    .name(name)
    .description(
      'Runs a local multichain network with real proofs until Ctrl-C. With a command, explains a message or calls an admin method of a running network.',
    )
    .addOption(
      new Option(
        '--manifest <file>',
        'file for the manifest, which lists chains and contracts',
      ).default(null, describeDefault(defaultManifest)),
    )
    .option('--json', 'print one line of JSON when ready', false)
    .option('--stop-with-stdin', 'stop when standard input closes, as when the parent exits', false)
    .action(async ({ json, manifest, stopWithStdin }, command) => {
      if (stopWithStdin) process.stdin.resume().once('end', () => process.emit('SIGTERM'))
      const loaded = await loadOptions(command, { importModule }).catch((error: Error) =>
        command.error(error.message),
      )
      const target = manifest === null ? defaultManifest(loaded.protocol) : chosenManifest(manifest)
      const explorer = { explorerFiles, manifest: target }
      await runWithExplorer(
        toNetwork(loaded),
        explorer,
        async ({ ecosystem, explorerUrl, onEvent }) => {
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
          const { say, stop } = liveTable(process.stdout, ecosystem.progress)
          onEvent(say)
          return async () => stop()
        },
      )
    })
  addExplainCommand(program)
  addAdminCommands(program)
  return program
}

function describeDefault(defaultManifest: (protocol: ProtocolName) => ManifestTarget | null) {
  const files = protocolNames.flatMap((name) => {
    const target = defaultManifest(name)
    return target ? [relative('', target.file)] : []
  })
  return files.length === 0 ? 'none' : files.join(' or ')
}

function chosenManifest(file: string): ManifestTarget {
  return {
    file,
    alternative: 'another file with --manifest',
    save: (manifest) => writeManifestFile(manifest, file),
  }
}

function describeForPrograms(
  { chains, accounts, manifest, adminUrl }: StartedNetwork,
  explorerUrl: string,
): string {
  const { data } = stakingManifestSchema.safeParse(manifest)
  const contracts = data && {
    staking: Object.fromEntries(
      data.stakingChains.map(({ chainId, staking }) => [chainId, staking.address]),
    ),
    token: data.rewardsChain.token.address,
  }
  return JSON.stringify({ chains, contracts, accounts, adminUrl, explorerUrl })
}
