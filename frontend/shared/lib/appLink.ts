import type { NetworkManifest } from '../../../deployments/manifest'
import type { MessageId } from '../../../interop/react/MessageId'
import { messagePath } from './messagePath'

/** URL of a page of the web app in an environment; of its start page without a path. Undefined if it has no web app. */
export function appLink({ appUrl, environment }: NetworkManifest, path = '/'): string | undefined {
  return appUrl && `${appUrl.replace(/\/+$/, '')}${path}?environment=${environment}`
}

/** URL of the page of a message in the web app; undefined if there is none. */
export function appMessageLink(manifest: NetworkManifest, id: MessageId): string | undefined {
  return appLink(manifest, messagePath(id))
}
