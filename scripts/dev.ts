import 'dotenv/config'
import { createServer } from 'vite'
import { frontendConfig } from '../frontend/build/frontendConfig'

/** Serves the web app from source, for the chains of `npm run ecosystem`. */
async function dev(): Promise<void> {
  const server = await createServer({ ...frontendConfig(), configFile: false })
  await server.listen()
  server.printUrls()
}

void dev().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
