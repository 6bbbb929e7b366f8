import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Manifest } from '../deployments/manifest'
import { writeManifest } from '../deployments/manifestFiles'
import { ecosystemCommand } from '../ecosystem/command'
import { optionsSchema } from '../ecosystem/config/options'
import { describe } from '../ecosystem/describe'
import { runEcosystem } from '../ecosystem/runEcosystem'
import { servePage } from '../frontend/servePage'
import { pageHost, startExplorer } from './ecosystem/startExplorer'
import { withExplorer } from './ecosystem/withExplorer'

const webPort = 5173

void ecosystemCommand('brisk')
  .name('npm start --')
  .description('Runs a local multichain network and the web app on it until Ctrl-C.')
  .action(async (flags) => {
    const options = optionsSchema.parse(flags)
    await runEcosystem(options, async (ecosystem, { onEvent, onManifest }) => {
      const explorer = await startExplorer(options)
      const save = (manifest: Manifest) => writeManifest(withExplorer(manifest, explorer.url))
      save(ecosystem.manifest)
      onManifest(save)
      const port = webPort + (options.portOffset ?? 0)
      process.stderr.write('Building the web app …\n')
      const outDir = await mkdtemp(join(tmpdir(), 'interstake-page-'))
      const forget = () => rm(outDir, { recursive: true, force: true })
      const page = await servePage({ outDir, host: pageHost(options.host), port }).catch(
        async (error: Error) => {
          await forget()
          await explorer.stop()
          throw new Error(
            `The web app cannot start: ${error.message}. If another program uses port ${port}, stop it, or move every port with --port-offset.`,
            { cause: error },
          )
        },
      )
      console.log(describe(ecosystem))
      console.log(`\nExplorer: ${explorer.url}\nWeb app: ${page.url}\nReady. Ctrl-C ends it.`)
      onEvent((text) => console.log(text))
      return async () => {
        await explorer.stop()
        await page.stop()
        await forget()
      }
    })
  })
  .parseAsync()
