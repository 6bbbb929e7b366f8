import { type Manifest, manifestSchema } from '../../deployments/manifest'
import { writeManifest, writeManifestFile } from '../../deployments/manifestFiles'
import type { RunningNetwork } from '../../ecosystem/cli/networkProgram'
import { runEcosystem } from '../../ecosystem/cli/runEcosystem'
import type { EcosystemOptions } from '../../ecosystem/config/options'
import { startExplorer } from './startExplorer'
import { withExplorer } from './withExplorer'

/**
 * Runs an ecosystem as a program does, with the explorer beside it; the manifest tells where both are, also when a chain
 * is added.
 *
 * @param manifestFile - Takes the manifest; null for the folder of all manifests.
 * @param onReady - Does what else the program is for; resolves to a function that ends it. Called with the
 * explorer's URL and ways to listen to later events.
 */
export function runWithExplorer(
  options: EcosystemOptions,
  manifestFile: string | null,
  onReady: (network: RunningNetwork & { explorerUrl: string }) => Promise<() => Promise<void>>,
): Promise<void> {
  return runEcosystem(options, async (ecosystem, { onEvent, onManifest }) => {
    const explorer = await startExplorer(options)
    ecosystem.trustPage(explorer.url)
    try {
      const writeTo = (manifest: Manifest) =>
        manifestFile === null ? writeManifest(manifest) : writeManifestFile(manifest, manifestFile)
      const save = () =>
        writeTo(withExplorer(manifestSchema.parse(ecosystem.manifest), explorer.url))
      save()
      onManifest(save)
      const stop = await onReady({ ecosystem, explorerUrl: explorer.url, onEvent })
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
