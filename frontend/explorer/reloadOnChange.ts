import type { ShownManifest } from '../../deployments/manifest'
import { loadManifests } from './loadManifests'

const intervalMs = 2_000

/** Reloads the page when the server's networks have changed: its policy allows connections to those that it knew only. */
export function reloadOnChange(shown: readonly ShownManifest[]): void {
  const before = JSON.stringify(shown)
  setInterval(async () => {
    if (document.hidden) return
    // A server that has stopped may be restarted.
    const now = await loadManifests().catch(() => shown)
    if (JSON.stringify(now) !== before) location.reload()
  }, intervalMs)
}
