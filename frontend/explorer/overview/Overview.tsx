import { findSettlementLayer, interopChains } from '../../../deployments/interopChains'
import { useNetwork } from '../../shared/environment/useNetwork'
import { protocolOf } from '../protocols'
import { LatestMessages } from './LatestMessages'
import { OverviewCard } from './OverviewCard'
import { SettlementLayerCard } from './SettlementLayerCard'

/** The overview of all chains, with the latest messages. */
export function Overview() {
  const { manifest } = useNetwork()
  const { title, explanation } = protocolOf(manifest)
  const settlementLayer = findSettlementLayer(manifest)
  const chains = interopChains(manifest)
  return (
    <>
      <div className="py-2 sm:py-4">
        <h1 className="text-3xl font-semibold tracking-tight text-balance sm:text-4xl">{title}</h1>
        <p className="mt-3 max-w-2xl text-soft">{explanation(manifest)}</p>
      </div>
      <div className="grid items-start gap-5 md:grid-cols-2 xl:grid-cols-3">
        {settlementLayer && (
          <div className="md:col-span-full">
            <SettlementLayerCard chain={settlementLayer} />
          </div>
        )}
        {chains.map((chain) => (
          <OverviewCard key={chain.chainId} chain={chain} />
        ))}
      </div>
      <LatestMessages chains={chains} />
    </>
  )
}
