import { findSettlementLayer, interopChains } from '../../../deployments/interopChains'
import { useNetwork } from '../../shared/environment/useNetwork'
import { LatestMessages } from './LatestMessages'
import { OverviewCard } from './OverviewCard'
import { SettlementLayerCard } from './SettlementLayerCard'

/** The overview of all chains, with the latest messages. */
export function Overview() {
  const { manifest } = useNetwork()
  const settlementLayer = findSettlementLayer(manifest)
  const chains = interopChains(manifest)
  return (
    <>
      <title>Interstake explorer</title>
      <div className="py-2 sm:py-4">
        <h1 className="text-3xl font-semibold tracking-tight text-balance sm:text-4xl">
          {settlementLayer ? 'Chains, batches and proofs' : 'Chains and messages'}
        </h1>
        <p className="mt-3 max-w-2xl text-soft">
          {settlementLayer
            ? `Blocks are sealed into batches, batches settle on ${settlementLayer.name}, and its interop roots let every chain verify messages of the others.`
            : 'Every chain executes messages of the others: its nodes admit a transaction only if the messages that it declares were sent.'}
        </p>
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
      {settlementLayer && <LatestMessages chains={chains} />}
    </>
  )
}
