import { explorerPort, webAppPort } from '../../deployments/pages'
import type { AccessPolicy } from '../jsonrpc/access/AccessPolicy'
import { canonicalHost } from '../jsonrpc/access/parseAuthority'
import { isLoopback } from '../jsonrpc/access/thisMachine'

/** Origins of our own pages, which may call the admin port. */
export type OwnPages = {
  has: (origin: string) => boolean
  /** Adds the page that is served at a URL. */
  add: (url: string) => void
}

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']
const wildcards = new Set(['0.0.0.0', '::'])

/** Starts with the pages that other programs of this project serve on their usual ports. */
export function ownPages(): OwnPages {
  const origins = new Set<string>()
  const pages: OwnPages = {
    has: (origin) => origins.has(origin),
    add(url) {
      const { protocol, hostname, port, origin } = new URL(url)
      const name = canonicalHost(hostname) ?? hostname
      origins.add(origin)
      if (isLoopback(name) || wildcards.has(name))
        for (const host of loopbackHosts)
          origins.add(new URL(`${protocol}//${host}:${port}`).origin)
    },
  }
  for (const port of [webAppPort, explorerPort]) pages.add(`http://localhost:${port}`)
  return pages
}

/** Access to the admin port: clients of this machine without an origin, and our own pages. */
export function adminAccess(pages: Pick<OwnPages, 'has'>): AccessPolicy {
  return {
    isOurHost: isLoopback,
    isAllowedOrigin: ({ text }) => pages.has(text),
    hostRemedy: () =>
      'The admin port is only reachable from this machine: use 127.0.0.1 or localhost.',
    originRemedy: () =>
      'Only the web app and the explorer of this network may call the admin port.',
  }
}
