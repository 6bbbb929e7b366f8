import type { AccessPolicy } from './AccessPolicy'
import { canonicalHost } from './parseAuthority'
import { canonicalOrigin } from './parseOrigin'
import { isLoopback, isOwnAddress } from './thisMachine'

/** Wallets: browsers send such an origin only for installed extensions. */
const extensionSchemes = new Set(['chrome-extension:', 'moz-extension:', 'safari-web-extension:'])

/**
 * Access to the port of a chain: clients without an origin, browser extensions, pages of this machine, and origins that
 * the user allows.
 *
 * @param host - The address that the server listens on.
 * @param allowHost - Additional names of this machine.
 * @param allowOrigin - Additional origins whose pages may call.
 */
export function chainAccess({
  host,
  allowHost = [],
  allowOrigin = [],
}: {
  host: string
  allowHost?: readonly string[]
  allowOrigin?: readonly string[]
}): AccessPolicy {
  const names = new Set([host, ...allowHost].map(canonicalHost))
  const origins = new Set(allowOrigin.map(canonicalOrigin))
  const isReachable = !isLoopback(canonicalHost(host) ?? host)
  const isOurHost = (hostname: string) =>
    isLoopback(hostname) || names.has(hostname) || (isReachable && isOwnAddress(hostname))
  return {
    isOurHost,
    isAllowedOrigin: ({ scheme, hostname, text }) =>
      extensionSchemes.has(scheme) || isOurHost(hostname) || origins.has(text),
    hostRemedy: (hostname) =>
      `If it is a name of this machine, start the network with --allow-host ${hostname}.`,
    originRemedy: (origin) =>
      origin
        ? `To let its pages use the chains, start the network with --allow-origin ${origin.text}.`
        : 'A page needs an origin to use the chains; files and sandboxed frames have none.',
  }
}
