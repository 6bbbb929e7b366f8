import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'
import { deploymentsDirectory as ownDeployments } from '../deployments/manifestFiles'
import { deployments } from './deploymentsPlugin'

const repository = join(__dirname, '..')

/**
 * Vite's configuration of the web app.
 *
 * @param deploymentsDirectory - Where the manifests are.
 */
export function frontendConfig({
  deploymentsDirectory = ownDeployments,
}: {
  deploymentsDirectory?: string
} = {}): UserConfig {
  return {
    root: __dirname,
    plugins: [react(), tailwindcss(), deployments(deploymentsDirectory)],
    server: { port: 5173, strictPort: true, fs: { allow: [repository] } },
    build: { target: 'es2022' },
  }
}
