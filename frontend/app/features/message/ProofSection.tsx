import { useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../../deployments/manifest'
import type { MessageProof } from '../../../../interop/actions/getMessageProof'
import { verifyMessage } from '../../../../interop/actions/verifyMessage'
import { Section } from '../../../shared/components/Section'
import { ProofInspector } from '../../../shared/inspector/ProofInspector'
import { publishedLevelsQuery } from '../../../shared/message/publishedLevelsQuery'
import { importedRootQuery } from '../../../shared/roots/importedRootQuery'
import { useEnvironment } from '../../environment/useEnvironment'

/** A message's proof, compared with what the settlement layer published and the rewards chain imported. */
export function ProofSection({ proof, source }: { proof: MessageProof; source: ManifestChain }) {
  const {
    manifest: { rewardsChain, settlementLayer },
    config,
  } = useEnvironment()
  const destination = config.getClient({ chainId: rewardsChain.chainId })
  const { data: imported } = useQuery(
    importedRootQuery(destination, { chainId: rewardsChain.chainId, root: proof.settlementLayer }),
  )
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
