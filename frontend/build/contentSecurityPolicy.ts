import type { Manifest } from '../../deployments/manifest'

/**
 * The policy of the built page: it runs and shows nothing but its own files, and talks to nobody but the chains.
 *
 * @param manifests - Of the environments that the page can show.
 * @returns Directives, as they stand in a header or a `<meta>` element.
 */
export function contentSecurityPolicy(manifests: readonly Manifest[]): string {
  const urls = manifests.flatMap(({ settlementLayer, stakingChains, rewardsChain, adminUrl }) => [
    ...[settlementLayer, ...stakingChains, rewardsChain].map(({ rpcUrl }) => rpcUrl),
    ...(adminUrl ? [adminUrl] : []),
  ])
  const origins = new Set(urls.map((url) => new URL(url).origin))
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Wallets announce themselves with icons that are data.
    "img-src 'self' data:",
    `connect-src ${["'self'", ...origins].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
