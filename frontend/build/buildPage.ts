import { build, type InlineConfig } from 'vite'

/** Builds the page as for its users. */
export async function buildPage(config: InlineConfig): Promise<void> {
  // By this variable React and Vite choose what they build, whatever the environment that we are called from is for.
  process.env.NODE_ENV = 'production'
  await build({ ...config, configFile: false })
}
