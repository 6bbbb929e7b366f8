import { createServer } from 'vite'
import { writeManifest } from '../deployments/manifestFiles'
import { ecosystemCommand } from '../ecosystem/command'
import { optionsSchema } from '../ecosystem/config/options'
import { describe } from '../ecosystem/describe'
import { runEcosystem } from '../ecosystem/runEcosystem'
import { frontendConfig } from '../frontend/frontendConfig'

const webPort = 5173

void ecosystemCommand('brisk')
  .name('npm start --')
  .description('Runs a local multichain network and the web app on it until Ctrl-C.')
  .action(async (flags) => {
    const options = optionsSchema.parse(flags)
    await runEcosystem(options, async (ecosystem) => {
      writeManifest(ecosystem.manifest)
      const port = webPort + (options.portOffset ?? 0)
      const server = await createServer({
        ...frontendConfig(),
        configFile: false,
        logLevel: 'warn',
        clearScreen: false,
        server: { ...frontendConfig().server, host: options.host, port },
      })
      await server.listen().catch(async (error: Error) => {
        await server.close()
        throw new Error(
          `The web app cannot start: ${error.message}. Stop what uses port ${port}, or move every port with --port-offset.`,
          { cause: error },
        )
      })
      console.log(describe(ecosystem))
      console.log(`\nWeb app: http://localhost:${port}\nReady. Ctrl-C ends it.`)
      return () => server.close()
    })
  })
  .parseAsync()
