import type { NetworkManifest } from '../../../deployments/manifest'
import type { MessageId } from '../../../interop/react/MessageId'

/** URL of a page of the web app in an environment; of its start page without a path. Undefined if it has no web app. */
export function appLink({ appUrl, environment }: NetworkManifest, path = '/'): string | undefined {
  return appUrl && `${appUrl.replace(/\/+$/, '')}${path}?environment=${environment}`
}

/** URL of the page of a message in the web app; undefined if there is none. */
export function appMessageLink(
  manifest: NetworkManifest,
  { chainId, hash, messageIndex }: MessageId,
): string | undefined {
  const index = messageIndex === 0 ? '' : `/${messageIndex}`
  return appLink(manifest, `/message/${chainId}/${hash}${index}`)
}
