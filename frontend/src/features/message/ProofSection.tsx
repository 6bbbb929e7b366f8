import { useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../../deployments/manifest'
import { getInteropRoot } from '../../../../interop/actions/getInteropRoot'
import type { MessageProof } from '../../../../interop/actions/getMessageProof'
import { verifyMessage } from '../../../../interop/actions/verifyMessage'
import { Section } from '../../components/Section'
import { useEnvironment } from '../../environment/useEnvironment'
import { ProofInspector } from '../inspector/ProofInspector'
import { publishedLevelsQuery } from './publishedLevelsQuery'

/** A message's proof, compared with what the settlement layer published and the rewards chain imported. */
export function ProofSection({ proof, source }: { proof: MessageProof; source: ManifestChain }) {
  const {
    manifest: { rewardsChain, settlementLayer },
    config,
  } = useEnvironment()
  const destination = config.getClient({ chainId: rewardsChain.chainId })
  const { chainId, blockNumber } = proof.settlementLayer
  const { data: imported } = useQuery({
    queryKey: ['interopRoot', rewardsChain.chainId, String(chainId), String(blockNumber)],
    queryFn: () => getInteropRoot(destination, proof.settlementLayer),
    // A root that was imported is never changed.
    refetchInterval: ({ state }) => (state.data ? false : destination.pollingInterval),
    staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
  })
  const { data: published } = useQuery(
    publishedLevelsQuery(config.getClient({ chainId: settlementLayer.chainId }), proof),
  )
  return (
    <Section title="Proof">
      <ProofInspector
        proof={proof}
        sourceName={source.name}
        settlementLayerName={settlementLayer.name}
        destinations={[
          {
            name: rewardsChain.name,
            imported,
            check: (inclusion) => verifyMessage(destination, inclusion),
          },
        ]}
        published={{ chainBatchRoot: proof.root, ...published }}
      />
    </Section>
  )
}
