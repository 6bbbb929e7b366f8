import { build, type InlineConfig } from 'vite'

/** Builds a page for production. */
export async function buildPage(config: InlineConfig): Promise<void> {
  // React and Vite select the production build by this variable, regardless of the current environment.
  process.env.NODE_ENV = 'production'
  await build({ ...config, configFile: false })
}
