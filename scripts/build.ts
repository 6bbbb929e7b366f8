import 'dotenv/config'
import { buildPage } from '../frontend/build/buildPage'
import { frontendConfig } from '../frontend/build/frontendConfig'

/** Builds a page for production: the web app, or the explorer with the argument `explorer`. */
async function build(): Promise<void> {
  const site = process.argv[2] === 'explorer' ? 'explorer' : 'app'
  await buildPage(frontendConfig({ site }))
}

void build().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
