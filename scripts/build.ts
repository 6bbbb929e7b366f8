import { buildPage } from '../frontend/buildPage'
import { frontendConfig } from '../frontend/frontendConfig'

void buildPage(frontendConfig()).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
