import type { ManifestChain } from '../../../deployments/manifest'

/** Colors with enough contrast to white. */
const palette = [
  '#0f766e',
  '#6d28d9',
  '#b45309',
  '#1d4ed8',
  '#be185d',
  '#15803d',
  '#a21caf',
  '#0e7490',
]

/** The color of a chain: that of the manifest, or one that depends on the chain id alone. */
export function chainColor({ chainId, color }: Pick<ManifestChain, 'chainId' | 'color'>): string {
  return color ?? palette[chainId % palette.length] ?? '#0f766e'
}
