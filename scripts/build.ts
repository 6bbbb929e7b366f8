import { buildPage } from '../frontend/buildPage'
import { frontendConfig } from '../frontend/frontendConfig'

/** Builds the web app and the explorer as for their users. */
async function build(): Promise<void> {
  await buildPage(frontendConfig({ site: 'app' }))
  await buildPage(frontendConfig({ site: 'explorer' }))
}

void build().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
