import { readShownManifests } from '../deployments/manifestFiles'
import { explorerPort } from '../deployments/pages'
import { serveExplorer } from '../ecosystem/explorer/serveExplorer'
import { explorerFiles } from './explorerFiles'

/** Serves the explorer for the chains of every manifest, local or live, until Ctrl-C. */
async function explorer(): Promise<void> {
  const { url, stop } = await serveExplorer({
    files: explorerFiles,
    manifests: () => readShownManifests(),
    port: explorerPort,
  })
  console.log(`Explorer: ${url}\nReady. Press Ctrl-C to stop.`)
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      void stop().then(() => process.exit())
    })
}

void explorer().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
