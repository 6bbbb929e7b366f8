import { useQuery } from '@tanstack/react-query'
import { zeroHash } from 'viem'
import { findSettlementLayer } from '../../../deployments/interopChains'
import type { ManifestChain } from '../../../deployments/manifest'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { HexValue } from '../../shared/components/HexValue'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { settlementSteps } from '../../shared/message/messageSteps'
import { BlockRangeLinks } from '../block/BlockRangeLinks'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { RootLink } from '../components/links'
import { NeighborLinks } from '../components/NeighborLinks'
import { PageHeading } from '../components/PageHeading'
import { QueryBoundary } from '../components/QueryBoundary'
import { StageBadge } from '../components/StageBadge'
import { StepList } from '../components/StepList'
import { paths } from '../explorerPaths'
import { batchQuery } from '../queries/batchQuery'
import type { Batch } from '../rpc/getBatch'
import { BatchMessages } from './BatchMessages'
import { BatchTransactions } from './BatchTransactions'
import { executionQuery } from './executionQuery'

/** The page of a batch: its settlement status, messages and transactions. */
export function BatchPage({ chain, number }: { chain: ManifestChain; number: bigint }) {
  const { manifest, clientOf } = useNetwork()
  const { chainId, name } = chain
  const settlementLayer = findSettlementLayer(manifest)
  const isBatched = settlementLayer !== undefined && settlementLayer.chainId !== chainId
  const query = useQuery({
    ...batchQuery(clientOf(chainId), { chainId, number }),
    enabled: isBatched,
  })
  const { data: batch } = query
  return (
    <>
      <PageHeading
        chain={chain}
        title={`Batch ${number}`}
        aside={batch && <StageBadge stage={batch.stage} />}
      />
      {!isBatched && (
        <Section title="No batches">
          <p className="text-soft">{name} has no batches.</p>
        </Section>
      )}
      {isBatched && !batch && (
        <Section title="Batch not found">
          <QueryBoundary query={query}>
            {() => (
              <p role="status" className="text-soft">
                {name} has not sealed batch {number} yet. It will appear here once sealed.
              </p>
            )}
          </QueryBoundary>
        </Section>
      )}
      {settlementLayer && batch && (
        <>
          <BatchSection chain={chain} settlementLayer={settlementLayer} batch={batch} />
          <BatchMessages key={`messages ${number}`} chain={chain} batch={batch} />
          <BatchTransactions chain={chain} batch={batch} />
        </>
      )}
    </>
  )
}

function BatchSection({
  chain: { chainId, name },
  settlementLayer,
  batch,
}: {
  chain: ManifestChain
  settlementLayer: ManifestChain
  batch: Batch
}) {
  const { clientOf } = useNetwork()
  const { number, blocks, settlement } = batch
  const { executeTxHash } = settlement
  const { data: execution } = useQuery({
    ...executionQuery(clientOf(settlementLayer.chainId), {
      chainId,
      number,
      hash: executeTxHash ?? zeroHash,
    }),
    enabled: executeTxHash !== null,
  })
  return (
    <Section
      title="Settlement"
      aside={
        <NeighborLinks number={number} first={1n} pathOf={(other) => paths.batch(chainId, other)} />
      }
    >
      <div className="grid gap-6">
        <StepList
          label={`Steps of batch ${number} of ${name}`}
          steps={[
            { name: 'Sealed', isDone: true, at: batch.at },
            ...settlementSteps({
              stage: batch.stage === 'sealed' ? 'batched' : batch.stage,
              settlement,
              settlementLayerId: settlementLayer.chainId,
            }),
          ]}
        />
        <DescriptionList>
          <DescriptionItem name="Blocks">
            <BlockRangeLinks chainId={chainId} {...blocks} />
          </DescriptionItem>
          <DescriptionItem name="Transactions">{String(batch.transactionCount)}</DescriptionItem>
          <DescriptionItem name="Last block time">
            <AgedTimestamp at={batch.at} />
          </DescriptionItem>
          {batch.rootHash && (
            <DescriptionItem name="State root">
              <HexValue value={batch.rootHash} label="state root" />
            </DescriptionItem>
          )}
          {execution?.chainBatchRoot && (
            <DescriptionItem name="Chain batch root">
              <HexValue value={execution.chainBatchRoot} label="chain batch root" />
            </DescriptionItem>
          )}
          {execution && (
            <DescriptionItem name="Interop root">
              <span>
                of {settlementLayer.name} block{' '}
                <RootLink chainId={settlementLayer.chainId} blockNumber={execution.blockNumber} />
              </span>
            </DescriptionItem>
          )}
        </DescriptionList>
      </div>
    </Section>
  )
}
