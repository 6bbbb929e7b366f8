import { useQueries, useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../deployments/manifest'
import type { MessageProof } from '../../../interop/actions/getMessageProof'
import { verifyMessage } from '../../../interop/actions/verifyMessage'
import { Section } from '../components/Section'
import { useNetwork } from '../environment/useNetwork'
import { inspector } from '../i18n/inspectorMessages'
import { ProofInspector } from '../inspector/ProofInspector'
import { importedRootQuery } from '../roots/importedRootQuery'
import { publishedLevelsQuery } from './publishedLevelsQuery'

/** A message's proof, compared with the roots published by the settlement layer and imported by the destinations. */
export function ProofDetails({
  proof,
  source,
  settlementLayer,
  destinations,
}: {
  proof: MessageProof
  source: ManifestChain
  settlementLayer: ManifestChain
  /** The chains on which the proof can be verified. */
  destinations: readonly ManifestChain[]
}) {
  const { clientOf } = useNetwork()
  const imported = useQueries({
    queries: destinations.map(({ chainId }) =>
      importedRootQuery(clientOf(chainId), { chainId, root: proof.settlementLayer }),
    ),
  })
  const { data: published } = useQuery(
    publishedLevelsQuery(clientOf(settlementLayer.chainId), proof),
  )
  return (
    <Section title={inspector().proof.title}>
      <ProofInspector
        proof={proof}
        sourceName={source.name}
        settlementLayerName={settlementLayer.name}
        destinations={destinations.map(({ name, chainId }, index) => ({
          name,
          imported: imported[index]?.data,
          check: (inclusion) => verifyMessage(clientOf(chainId), inclusion),
        }))}
        published={{ chainBatchRoot: proof.root, ...published }}
      />
    </Section>
  )
}
