import { useQuery } from '@tanstack/react-query'
import { zeroHash } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { Moment } from '../../shared/components/Moment'
import { Section } from '../../shared/components/Section'
import { TextLink } from '../../shared/components/TextLink'
import { Word } from '../../shared/components/Word'
import { useNetwork } from '../../shared/environment/useNetwork'
import { BlockRangeLinks } from '../block/BlockRangeLinks'
import { Fact, FactList } from '../components/Facts'
import { Loaded } from '../components/Loaded'
import { RootLink } from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { SettlementStepper } from '../components/SettlementStepper'
import { StageBadge } from '../components/StageBadge'
import { settlementSteps } from '../components/settlementSteps'
import { paths } from '../explorerPaths'
import { hasBatches } from '../hasBatches'
import type { Batch } from '../rpc/getBatch'
import { BatchMessages } from './BatchMessages'
import { BatchTransactions } from './BatchTransactions'
import { batchQuery } from './batchQuery'
import { executionQuery } from './executionQuery'

/** A batch: how far it has settled, and what is in it. */
export function BatchPage({ chain, number }: { chain: ManifestChain; number: bigint }) {
  const { manifest, clientOf } = useNetwork()
  const { chainId, name } = chain
  const isBatched = hasBatches(manifest, chainId)
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
        <Section title="No batches here">
          <p className="text-soft">Other chains settle on {name}: it has no batches of its own.</p>
        </Section>
      )}
      {isBatched && !batch && (
        <Section title="Not there">
          <Loaded query={query}>
            {() => (
              <p role="status" className="text-soft">
                {name} has not sealed batch {number} yet. It shows up here by itself.
              </p>
            )}
          </Loaded>
        </Section>
      )}
      {batch && (
        <>
          <BatchSection chain={chain} batch={batch} />
          <BatchMessages key={`messages ${number}`} chain={chain} batch={batch} />
          <BatchTransactions chain={chain} batch={batch} />
        </>
      )}
    </>
  )
}

function BatchSection({ chain: { chainId, name }, batch }: { chain: ManifestChain; batch: Batch }) {
  const { manifest, clientOf } = useNetwork()
  const { settlementLayer } = manifest
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
        <span className="flex flex-wrap gap-x-4">
          {number > 1n && <TextLink to={paths.batch(chainId, number - 1n)}>Previous</TextLink>}
          <TextLink to={paths.batch(chainId, number + 1n)}>Next</TextLink>
        </span>
      }
    >
      <div className="grid gap-6">
        <SettlementStepper
          label={`Steps of batch ${number} of ${name}`}
          steps={[{ name: 'Sealed', isDone: true, at: batch.at }, ...settlementSteps(settlement)]}
        />
        <FactList>
          <Fact name="Blocks">
            <BlockRangeLinks chainId={chainId} {...blocks} />
          </Fact>
          <Fact name="Transactions">{String(batch.transactionCount)}</Fact>
          <Fact name="Last block at">
            <Moment at={batch.at} />
          </Fact>
          {batch.rootHash && (
            <Fact name="State root">
              <Word value={batch.rootHash} label="state root" />
            </Fact>
          )}
          {execution?.chainBatchRoot && (
            <Fact name="Chain batch root">
              <Word value={execution.chainBatchRoot} label="chain batch root" />
            </Fact>
          )}
          {execution && (
            <Fact name="Interop root">
              <span>
                of {settlementLayer.name} block{' '}
                <RootLink chainId={settlementLayer.chainId} blockNumber={execution.blockNumber} />
              </span>
            </Fact>
          )}
        </FactList>
      </div>
    </Section>
  )
}
