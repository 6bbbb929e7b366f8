import type { z } from 'zod'
import type { Manifest } from '../../deployments/manifest'
import { writeManifest } from '../../deployments/manifestFiles'
import type { Ecosystem } from '../../ecosystem'
import { runEcosystem } from '../../ecosystem/cli/runEcosystem'
import type { optionsSchema } from '../../ecosystem/config/options'
import { startExplorer } from './startExplorer'
import { withExplorer } from './withExplorer'

/**
 * Runs an ecosystem as a program does, with the explorer beside it; the manifest tells where both are, also when a chain
 * is added.
 *
 * @param onReady - Does what else the program is for; resolves to how to end that. Told where the explorer is, and how to
 * hear of what happens later.
 */
export function runWithExplorer(
  options: z.output<typeof optionsSchema>,
  onReady: (
    ecosystem: Ecosystem,
    more: { explorerUrl: string; onEvent: (listener: (text: string) => void) => void },
  ) => Promise<() => Promise<void>>,
): Promise<void> {
  return runEcosystem(options, async (ecosystem, { onEvent, onManifest }) => {
    const explorer = await startExplorer(options)
    ecosystem.trustPage(explorer.url)
    try {
      const save = (manifest: Manifest) => writeManifest(withExplorer(manifest, explorer.url))
      save(ecosystem.manifest)
      onManifest(save)
      const stop = await onReady(ecosystem, { explorerUrl: explorer.url, onEvent })
      return async () => {
        await stop()
        await explorer.stop()
      }
    } catch (error) {
      await explorer.stop()
      throw error
    }
  })
}
