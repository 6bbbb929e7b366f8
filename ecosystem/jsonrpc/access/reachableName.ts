import { isIPv6 } from 'node:net'

/**
 * The host of URLs for clients on this machine: a wildcard address is for listening only.
 *
 * @param host - The address that the server listens on.
 */
export function reachableName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return isIPv6(host) ? `[${host}]` : host
}
