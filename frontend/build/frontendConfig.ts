import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { PluginOption, UserConfig } from 'vite'
import { networkOrigins } from '../../deployments/contentSecurityPolicy'
import {
  deploymentsDirectory as ownDeployments,
  readManifests,
} from '../../deployments/manifestFiles'
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
 * @param deploymentsDirectory - Where the manifests of the web app are; the explorer loads them from its server.
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
      ...(site === 'app' ? withManifests(deploymentsDirectory) : [contentSecurity(anyNetwork)]),
      firstLoadLimit(maxFirstLoadBytes),
      missingFiles(),
    ],
    server: { port: webAppPort, strictPort: true, fs: { allow: [join(frontend, '..')] } },
    build: {
      target: 'es2022',
      license: { fileName: 'licenses.md' },
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

function withManifests(directory: string): PluginOption[] {
  return [deployments(directory), contentSecurity(() => networkOrigins(readManifests(directory)))]
}

/** Its server, which knows the network, sends a header that allows less. */
const anyNetwork = () => ['http:', 'https:']
