import { buildPage } from '../frontend/build/buildPage'
import { frontendConfig } from '../frontend/build/frontendConfig'

/** Builds the web app and the explorer as for their users. */
async function build(): Promise<void> {
  await buildPage(frontendConfig({ site: 'app' }))
  await buildPage(frontendConfig({ site: 'explorer' }))
}

void build().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
