import { canonicalHost, parseAuthority } from './parseAuthority'

/** Where a page or an extension comes from. */
export type Origin = {
  /** With its colon. */
  scheme: string
  hostname: string
  /** All of it in canonical form, to be compared. */
  text: string
}

const defaultPorts: Record<string, number> = { 'http:': 80, 'https:': 443 }

/** Reads an Origin header; null if it is `null`, malformed, or several. */
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

/** Reads an origin that a person wrote: as in the header, but a name may have letters of any script. */
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
