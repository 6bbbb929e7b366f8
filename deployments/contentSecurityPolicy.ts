import { findSettlementLayer, interopChains } from './interopChains'
import type { ShownManifest } from './manifest'

/**
 * The Content Security Policy of a built page: it runs and shows only its own files, and connects only to its own server
 * and to other sources by name.
 *
 * @param sources - Further sources that the page may connect to, such as {@link networkOrigins}.
 * @returns Directives for a header or a `<meta>` element.
 */
export function contentSecurityPolicy(sources: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Wallets announce their icons as data URLs.
    "img-src 'self' data:",
    `connect-src ${["'self'", ...sources].join(' ')}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** The origins of the RPC and admin URLs in manifests. */
export function networkOrigins(manifests: readonly ShownManifest[]): string[] {
  const urls = manifests.flatMap((manifest) => [
    findSettlementLayer(manifest)?.rpcUrl,
    ...interopChains(manifest).map(({ rpcUrl }) => rpcUrl),
    manifest.adminUrl,
  ])
  return [...new Set(urls.flatMap((url) => (url === undefined ? [] : new URL(url).origin)))]
}
