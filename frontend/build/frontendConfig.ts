import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { PluginOption, UserConfig } from 'vite'
import { networkOrigins } from '../../deployments/contentSecurityPolicy'
import type { StakingManifest } from '../../deployments/manifest'
import {
  deploymentsDirectory as ownDeployments,
  readManifests,
} from '../../deployments/manifestFiles'
import { webAppPort } from '../../deployments/pages'
import { contentSecurity } from './contentSecurityPolicyPlugin'
import { deployments } from './deploymentsPlugin'
import { firstLoadLimit } from './firstLoad'
import { hero } from './heroPlugin'
import { missingFiles } from './missingFilesPlugin'

const frontend = join(__dirname, '..')

/** Maximum gzip size of the initial JavaScript, in bytes. */
const maxFirstLoadBytes = 165_000

/** The pages, each with its own folder and `index.html`. */
export type Site = 'app' | 'explorer'

/**
 * Vite configuration of the web app or the explorer.
 *
 * @param deploymentsDirectory - Directory of the web app's manifests; the explorer loads them from its server.
 */
export function frontendConfig({
  site = 'app',
  deploymentsDirectory = ownDeployments(),
}: {
  site?: Site
  deploymentsDirectory?: string
} = {}): UserConfig {
  return {
    root: join(frontend, site),
    publicDir: join(frontend, 'public'),
    define: {
      'import.meta.env.WALLETCONNECT_PROJECT_ID': JSON.stringify(walletConnectProject()),
      'import.meta.env.ETHEREUM_RPC_URL': JSON.stringify(ethereumRpcUrl()),
    },
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
      // All supported browsers support module preload.
      modulePreload: { polyfill: false },
      // The initial JavaScript has its own limit, and the rest is loaded on demand.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        // A single file for all initial modules avoids request chains.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  }
}

/** Id of the project at WalletConnect; empty if none is configured. */
const walletConnectProject = () => process.env.WALLETCONNECT_PROJECT_ID ?? ''

/** Through which wallets on other devices are connected. */
const walletConnectRelay = 'wss://relay.walletconnect.org'

/** Endpoint of Ethereum mainnet; empty if none is configured. */
function ethereumRpcUrl(): string {
  const url = process.env.ETHEREUM_RPC_URL ?? ''
  if (url && !(/^https?:/.test(url) && URL.canParse(url)))
    throw new Error(`ETHEREUM_RPC_URL must be an HTTP URL: ${url}`)
  return url
}

/** The origins that the web app may connect to. */
export const appConnections = (manifests: readonly StakingManifest[]): string[] => [
  ...networkOrigins(manifests),
  ...(walletConnectProject() ? [walletConnectRelay] : []),
  ...(ethereumRpcUrl() ? [new URL(ethereumRpcUrl()).origin] : []),
]

function withManifests(directory: string): PluginOption[] {
  return [
    deployments(directory),
    hero(() => readManifests(directory)),
    contentSecurity(() => appConnections(readManifests(directory))),
  ]
}

/** The explorer's server sends a stricter header for its network. */
const anyNetwork = () => ['http:', 'https:']
