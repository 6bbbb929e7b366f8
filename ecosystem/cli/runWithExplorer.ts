import { type ShownManifest, shownManifestSchema } from '../../deployments/manifest'
import { explorerPort } from '../../deployments/pages'
import { serveExplorer } from '../explorer/serveExplorer'
import { withExplorer } from '../explorer/withExplorer'
import { type LoadedNetwork, type StartedNetwork, shownManifest } from './LoadedNetwork'
import { runEcosystem } from './runEcosystem'
import type { ManifestFile } from './runningNetworks'

/** A running network, for the program that runs it. */
export type RunningNetwork = {
  ecosystem: StartedNetwork
  explorerUrl: string
  /** Makes the explorer link to the web app of the network. */
  linkApp: (appUrl: string) => void
  /** Subscribes to later events, such as the restart of a node. */
  onEvent: (listener: (text: string) => void) => void
}

/** A file for the manifest of a network, and how it is written. */
export type ManifestTarget = ManifestFile & {
  /**
   * Called when the network is ready, and again whenever its manifest has changed.
   *
   * @param manifest - With the explorer's URLs, if it is of a form that the explorer supports.
   * @param shown - What the explorer shows.
   */
  save: (manifest: unknown, shown: ShownManifest) => void
}

/**
 * Runs an ecosystem with the explorer, until it is interrupted.
 *
 * @param explorerFiles - Directory with the built explorer.
 * @param manifest - Not shared with another running network.
 * @param onReady - Resolves to a function that stops what it started.
 */
export function runWithExplorer(
  network: LoadedNetwork,
  { explorerFiles, manifest = null }: { explorerFiles: string; manifest?: ManifestTarget | null },
  onReady: (network: RunningNetwork) => Promise<() => Promise<void>>,
): Promise<void> {
  return runEcosystem(
    network,
    async (ecosystem, { onEvent, onManifest }) => {
      const { host, allowHost, portOffset = null } = network.options
      const known = () => shownManifestSchema.safeParse(ecosystem.manifest).data
      let appUrl: string | undefined
      const shown = (explorerUrl: string) => withExplorer(shownManifest(ecosystem), explorerUrl)
      const { url, stop } = await serveExplorer({
        files: explorerFiles,
        manifests: (explorerUrl) => [{ ...shown(explorerUrl), ...(appUrl && { appUrl }) }],
        host,
        allowHost,
        port: portOffset === null ? 0 : explorerPort + portOffset,
      })
      try {
        ecosystem.trustPage(url)
        const save = () => manifest?.save(known() ? shown(url) : ecosystem.manifest, shown(url))
        save()
        onManifest(save)
        const stopOthers = await onReady({
          ecosystem,
          explorerUrl: url,
          linkApp(app) {
            appUrl = app
          },
          onEvent,
        })
        return async () => {
          await stopOthers()
          await stop()
        }
      } catch (error) {
        await stop()
        throw error
      }
    },
    { manifest },
  )
}
