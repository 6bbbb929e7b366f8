/** A host, and the port if one is given. */
export type Authority = { hostname: string; port: number | null }

/**
 * Reads a host with an optional port, as in a Host header or after the scheme of an origin.
 *
 * @returns The host in canonical form: lowercase, without a trailing dot, IPv6 without brackets; null if it is
 * malformed.
 */
export function parseAuthority(text: string): Authority | null {
  const [, host = '', port = ''] = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d*))?$/i.exec(text) ?? []
  const hostname = canonicalHost(host)
  if (hostname === null || Number(port) > 65_535) return null
  return { hostname, port: port === '' ? null : Number(port) }
}

/** Canonicalizes a host name or an IP address; null if it is neither. */
export function canonicalHost(host: string): string | null {
  // A bare IPv6 address; and nothing that a URL would take for another part of it.
  const inUrl = /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(host) ? `[${host}]` : host
  if (inUrl === '' || /[/?#@\\%*\s]|:(?!.*\])/.test(inUrl)) return null
  if (!URL.canParse(`http://${inUrl}`)) return null
  return new URL(`http://${inUrl}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '') || null
}
