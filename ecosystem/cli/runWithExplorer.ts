import { shownManifestSchema } from '../../deployments/manifest'
import { explorerPort } from '../../deployments/pages'
import type { EcosystemOptions } from '../config/options'
import { serveExplorer } from '../explorer/serveExplorer'
import { withExplorer } from '../explorer/withExplorer'
import { listChains } from '../listChains'
import type { RunningNetwork } from './networkProgram'
import { runEcosystem } from './runEcosystem'

/**
 * Runs an ecosystem with the explorer, until it is interrupted.
 *
 * @param explorerFiles - Directory with the built explorer.
 * @param saveManifest - Called with the network's manifest, and again whenever it changes. If it is of a form that the
 * explorer knows, it has the explorer's URLs.
 * @param onReady - Resolves to a function that stops what it started.
 */
export function runWithExplorer(
  options: EcosystemOptions,
  {
    explorerFiles,
    saveManifest,
  }: { explorerFiles: string; saveManifest: (manifest: unknown) => void },
  onReady: (network: RunningNetwork) => Promise<() => Promise<void>>,
): Promise<void> {
  return runEcosystem(options, async (ecosystem, { onEvent, onManifest }) => {
    const { host, allowHost, portOffset = null } = options
    const known = () => shownManifestSchema.safeParse(ecosystem.manifest).data
    const { url, stop } = await serveExplorer({
      files: explorerFiles,
      manifests: (explorerUrl) => [withExplorer(known() ?? listChains(ecosystem), explorerUrl)],
      host,
      allowHost,
      port: portOffset === null ? 0 : explorerPort + portOffset,
    })
    try {
      ecosystem.trustPage(url)
      const save = () => {
        const manifest = known()
        saveManifest(manifest ? withExplorer(manifest, url) : ecosystem.manifest)
      }
      save()
      onManifest(save)
      const stopOthers = await onReady({ ecosystem, explorerUrl: url, onEvent })
      return async () => {
        await stopOthers()
        await stop()
      }
    } catch (error) {
      await stop()
      throw error
    }
  })
}
