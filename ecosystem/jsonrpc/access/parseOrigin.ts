import { canonicalHost, parseAuthority } from './parseAuthority'

/** The origin of a page or an extension. */
export type Origin = {
  /** With its colon. */
  scheme: string
  hostname: string
  /** Canonical form, for comparisons. */
  text: string
}

const defaultPorts: Record<string, number> = { 'http:': 80, 'https:': 443 }

/** Parses an Origin header; null if it is `null`, malformed, or contains several origins. */
export function parseOrigin(header: string): Origin | null {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:)\/\/(.+)$/i.exec(header) ?? []
  const authority = parseAuthority(rest)
  if (!authority) return null
  const { hostname, port } = authority
  const shownHost = hostname.includes(':') ? `[${hostname}]` : hostname
  const isDefault = port === null || port === defaultPorts[scheme.toLowerCase()]
  return {
    scheme: scheme.toLowerCase(),
    hostname,
    text: `${scheme.toLowerCase()}//${shownHost}${isDefault ? '' : `:${port}`}`,
  }
}

/** Parses an origin that a user entered: as in the header, but names may be internationalized. */
export function canonicalOrigin(text: string): string | null {
  const [, scheme = '', host = '', port = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/)(\[.*\]|[^:]+)(:\d+)?$/i.exec(text) ?? []
  const hostname = canonicalHost(host)
  if (hostname === null) return null
  return (
    parseOrigin(`${scheme}${hostname.includes(':') ? `[${hostname}]` : hostname}${port}`)?.text ??
    null
  )
}
