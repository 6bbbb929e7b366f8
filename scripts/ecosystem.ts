import type { Manifest } from '../deployments/manifest'
import { writeManifest } from '../deployments/manifestFiles'
import { ecosystemCommand } from '../ecosystem/command'
import { optionsSchema } from '../ecosystem/config/options'
import { describe } from '../ecosystem/describe'
import { runEcosystem } from '../ecosystem/runEcosystem'
import { addOrders } from './ecosystem/addOrders'
import { liveTable } from './ecosystem/liveTable'
import { startExplorer } from './ecosystem/startExplorer'
import { withExplorer } from './ecosystem/withExplorer'

const program = ecosystemCommand('instant')
  .name('npm run ecosystem --')
  .description(
    'Runs a local multichain network with real proofs until Ctrl-C; with a command, gives an order to the one that runs.',
  )
  .option('--json', 'print one line of JSON when ready, for programs', false)
  .action(async ({ json, ...flags }) => {
    const options = optionsSchema.parse(flags)
    await runEcosystem(options, async (ecosystem, { onEvent, onManifest }) => {
      const explorer = await startExplorer(options)
      const save = (manifest: Manifest) => writeManifest(withExplorer(manifest, explorer.url))
      save(ecosystem.manifest)
      onManifest(save)
      if (json) {
        console.log(describeForPrograms(ecosystem, explorer.url))
        return explorer.stop
      }
      console.log(describe(ecosystem))
      console.log(`\nExplorer: ${explorer.url}\nReady. Ctrl-C ends it.`)
      if (!process.stdout.isTTY) {
        onEvent((text) => console.log(text))
        return explorer.stop
      }
      console.log()
      const { say, stop } = liveTable(process.stdout, ecosystem.status)
      onEvent(say)
      return async () => {
        stop()
        await explorer.stop()
      }
    })
  })
addOrders(program)
void program.parseAsync()

function describeForPrograms(
  { chains, accounts, manifest, adminUrl }: Parameters<typeof describe>[0],
  explorerUrl: string,
): string {
  const contracts = {
    staking: Object.fromEntries(
      manifest.stakingChains.map(({ chainId, staking }) => [chainId, staking.address]),
    ),
    token: manifest.rewardsChain.token.address,
  }
  return JSON.stringify({ chains, contracts, accounts, adminUrl, explorerUrl })
}
