import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { ManifestChain } from '../../../deployments/manifest'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'
import { protocolOf } from '../protocols'
import { ChainCard, HeadFigure } from './ChainCard'

/** The card of a chain other than the settlement layer. */
export function OverviewCard({ chain }: { chain: ManifestChain }) {
  const { chainId } = chain
  const { manifest, clientOf } = useNetwork()
  const { ChainFigures } = protocolOf(manifest)
  const head = useQuery({ ...headQuery(clientOf(chainId), chainId), refetchInterval: false })
  return (
    <ChainCard chain={chain} isUnreachable={head.isError}>
      <HeadFigure chainId={chainId} head={head.data} />
      <Suspense>
        <ChainFigures chainId={chainId} />
      </Suspense>
    </ChainCard>
  )
}
