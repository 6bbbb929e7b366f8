import { join } from 'node:path'
import { preferredEnvironment } from '../deployments/environments'
import { type StakingManifest, stakingManifestSchema } from '../deployments/manifest'
import { readManifests } from '../deployments/manifestFiles'
import { webAppPort } from '../deployments/pages'
import { ecosystemCommand } from '../ecosystem/cli/command'
import { describe } from '../ecosystem/cli/describe'
import { superchainNetwork, toNetwork } from '../ecosystem/cli/LoadedNetwork'
import { loadOptions } from '../ecosystem/cli/loadOptions'
import { runWithExplorer } from '../ecosystem/cli/runWithExplorer'
import { createTemporaryFolder } from '../ecosystem/files/temporaryFolder'
import { servePage } from '../frontend/build/servePage'
import { environmentSearch } from '../frontend/shared/environment/chooseManifest'
import { explorerFiles } from './explorerFiles'
import { localManifest } from './localManifest'

void ecosystemCommand('fast')
  .name('npm start --')
  .description('Runs a local multichain network and the web app on it until Ctrl-C.')
  .action(async (_, command) => {
    const loaded = await loadOptions(command)
    const network =
      loaded.protocol === 'superchain'
        ? superchainNetwork({ autoRelay: true, ...loaded.options })
        : toNetwork(loaded)
    const { options } = network
    const explorer = { explorerFiles, manifest: localManifest(loaded.protocol) }
    await runWithExplorer(
      network,
      explorer,
      async ({ ecosystem, explorerUrl, linkApp, onEvent }) => {
        const { data: manifest } = stakingManifestSchema.safeParse(ecosystem.manifest)
        if (!manifest)
          throw new Error(
            'The web app needs the contracts of the preset staking. Start other networks with `npm run ecosystem`.',
          )
        const { portOffset = null } = options
        const port = portOffset === null ? 0 : webAppPort + portOffset
        process.stderr.write('Building the web app…\n')
        const { path, remove } = createTemporaryFolder()
        // Its directory is emptied by the build.
        const outDir = join(path, 'page')
        const page = await servePage({ outDir, host: pageHost(options.host), port }).catch(
          (error: Error) => {
            remove()
            throw new Error(
              `The web app cannot start: ${error.message}. If another program uses port ${port}, stop it, or move every port with --port-offset.`,
              { cause: error },
            )
          },
        )
        ecosystem.trustPage(page.url)
        linkApp(page.url)
        console.log(describe(ecosystem))
        console.log(
          `\nExplorer: ${explorerUrl}\nWeb app: ${page.url}${pathOf(manifest)}\nReady. Press Ctrl-C to stop.`,
        )
        onEvent((text) => console.log(text))
        return async () => {
          await page.stop()
          remove()
        }
      },
    )
  })
  .parseAsync()

/** The path at which the page shows an environment. */
function pathOf(manifest: StakingManifest): string {
  const environments = readManifests().map(({ environment }) => environment)
  const search = environmentSearch(manifest, preferredEnvironment(environments))
  return search && `/${search}`
}

/** Host to show in the URL of a page. */
function pageHost(host = '127.0.0.1'): string {
  return host === '127.0.0.1' ? 'localhost' : host
}
