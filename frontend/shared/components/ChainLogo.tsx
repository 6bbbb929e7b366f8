import type { ManifestChain } from '../../../deployments/manifest'
import { chainColor } from './chainColor'

/** The logo of a chain, or its initial on its color. */
export function ChainLogo({
  chain,
  className = 'size-6',
}: {
  chain: Pick<ManifestChain, 'name' | 'chainId' | 'logo' | 'color'>
  className?: string
}) {
  if (chain.logo)
    return (
      <img src={chain.logo} alt="" className={`shrink-0 rounded-full object-cover ${className}`} />
    )
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`shrink-0 ${className}`}>
      <circle cx="12" cy="12" r="12" fill={chainColor(chain)} />
      <text
        x="12"
        y="12"
        fill="#fff"
        fontSize="10"
        fontWeight="700"
        textAnchor="middle"
        dominantBaseline="central"
      >
        {markOf(chain.name)}
      </text>
    </svg>
  )
}

/** The first letter, and the number at the end of names such as "staking2". */
function markOf(name: string): string {
  const [first = ''] = name.toUpperCase()
  const number = /\d+$/.exec(name)?.[0] ?? ''
  return first + number.slice(0, 2)
}
