import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'
import { deploymentsDirectory as ownDeployments } from '../../deployments/manifestFiles'
import { webAppPort } from '../../deployments/pages'
import { contentSecurity } from './contentSecurityPolicyPlugin'
import { deployments } from './deploymentsPlugin'
import { firstLoadLimit } from './firstLoad'
import { missingFiles } from './missingFilesPlugin'

const frontend = join(__dirname, '..')

/** Of JavaScript in gzip, before a page can show anything. */
const maxFirstLoadBytes = 165_000

/** What is built here: each has a folder of its own with an `index.html`. */
export type Site = 'app' | 'explorer'

/**
 * Vite's configuration of the web app or the explorer.
 *
 * @param deploymentsDirectory - Where the manifests are.
 */
export function frontendConfig({
  site = 'app',
  deploymentsDirectory = ownDeployments,
}: {
  site?: Site
  deploymentsDirectory?: string
} = {}): UserConfig {
  return {
    root: join(frontend, site),
    publicDir: join(frontend, 'public'),
    plugins: [
      react(),
      tailwindcss(),
      deployments(deploymentsDirectory),
      contentSecurity(deploymentsDirectory),
      firstLoadLimit(maxFirstLoadBytes),
      missingFiles(),
    ],
    server: { port: webAppPort, strictPort: true, fs: { allow: [join(frontend, '..')] } },
    build: {
      target: 'es2022',
      // Every browser of that age preloads modules by itself.
      modulePreload: { polyfill: false },
      // What is loaded first has a limit of its own, and the rest is loaded on demand.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        // One file for what is needed at once: a dozen small ones would wait for each other.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  }
}
