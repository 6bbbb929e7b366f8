import { useQueries, useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../deployments/manifest'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import { verifyMessage } from '../../../interop/actions/verifyMessage'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { ProofInspector } from '../../shared/inspector/ProofInspector'
import { publishedLevelsQuery } from '../../shared/message/publishedLevelsQuery'
import { importedRootQuery } from '../../shared/roots/importedRootQuery'
import { settlingChains } from '../settlingChains'

/** A message's proof, compared with what the settlement layer published and every chain imported. */
export function ProofSection({ proof, source }: { proof: MessageProof; source: ManifestChain }) {
  const { manifest, clientOf } = useNetwork()
  const { settlementLayer } = manifest
  const chains = settlingChains(manifest)
  const imported = useQueries({
    queries: chains.map(({ chainId }) =>
      importedRootQuery(clientOf(chainId), { chainId, root: proof.settlementLayer }),
    ),
  })
  const { data: published } = useQuery(
    publishedLevelsQuery(clientOf(settlementLayer.chainId), proof),
  )
  return (
    <Section title="Proof">
      <ProofInspector
        proof={proof}
        sourceName={source.name}
        settlementLayerName={settlementLayer.name}
        destinations={chains.map(({ name, chainId }, index) => ({
          name,
          imported: imported[index]?.data,
          check: (inclusion) => verifyMessage(clientOf(chainId), inclusion),
        }))}
        published={{ chainBatchRoot: proof.root, ...published }}
      />
    </Section>
  )
}
