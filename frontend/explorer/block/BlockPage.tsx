import { useQuery } from '@tanstack/react-query'
import { formatGwei } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { HexValue } from '../../shared/components/HexValue'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { GrowingList } from '../components/GrowingList'
import { BatchLink, BlockLink } from '../components/links'
import { NeighborLinks } from '../components/NeighborLinks'
import { PageHeading } from '../components/PageHeading'
import { QueryBoundary } from '../components/QueryBoundary'
import { paths } from '../explorerPaths'
import { hasBatches } from '../hasBatches'
import { blockQuery } from '../queries/blockQuery'
import type { Block } from '../rpc/getBlock'
import { TransactionTable } from '../transaction/TransactionTable'
import { describeGas } from './describeGas'

/** The page of a block, with its transactions. */
export function BlockPage({ chain, number }: { chain: ManifestChain; number: bigint }) {
  const { manifest, clientOf } = useNetwork()
  const { chainId, name } = chain
  const query = useQuery(
    blockQuery(clientOf(chainId), { chainId, number, isBatched: hasBatches(manifest, chainId) }),
  )
  return (
    <>
      <PageHeading chain={chain} title={`Block ${number}`} />
      <Section
        title="Block"
        aside={
          <NeighborLinks
            number={number}
            first={0n}
            pathOf={(other) => paths.block(chainId, other)}
          />
        }
      >
        <QueryBoundary query={query}>
          {(block) =>
            block ? (
              <BlockDetails chain={chain} block={block} />
            ) : (
              <p role="status" className="text-soft">
                {name} has no block {number} yet. It will appear here once mined.
              </p>
            )
          }
        </QueryBoundary>
      </Section>
      {query.data && <BlockTransactions chain={chain} block={query.data} />}
    </>
  )
}

function BlockDetails({ chain: { chainId }, block }: { chain: ManifestChain; block: Block }) {
  const { manifest } = useNetwork()
  const { number, batchNumber, baseFeePerGas } = block
  return (
    <DescriptionList>
      <DescriptionItem name="Time">
        <AgedTimestamp at={block.at} />
      </DescriptionItem>
      {hasBatches(manifest, chainId) && (
        <DescriptionItem name="Batch">
          {batchNumber !== null ? (
            <BatchLink chainId={chainId} number={batchNumber} />
          ) : number === 0n ? (
            'none (batches start at block 1)'
          ) : (
            'not sealed yet'
          )}
        </DescriptionItem>
      )}
      <DescriptionItem name="Hash">
        <HexValue value={block.hash} label="hash" />
      </DescriptionItem>
      <DescriptionItem name="Parent">
        {number > 0n && <BlockLink chainId={chainId} number={number - 1n} />}
        <HexValue value={block.parentHash} label="parent's hash" />
      </DescriptionItem>
      <DescriptionItem name="State root">
        <HexValue value={block.stateRoot} label="state root" />
      </DescriptionItem>
      <DescriptionItem name="Gas used">{describeGas(block)}</DescriptionItem>
      {baseFeePerGas !== null && (
        <DescriptionItem name="Base fee">{formatGwei(baseFeePerGas)} gwei</DescriptionItem>
      )}
    </DescriptionList>
  )
}

function BlockTransactions({
  chain: { chainId },
  block: { number, transactions },
}: {
  chain: ManifestChain
  block: Block
}) {
  return (
    <Section title="Transactions">
      {transactions.length === 0 ? (
        <p className="text-sm text-soft">No transactions in this block.</p>
      ) : (
        <GrowingList items={transactions}>
          {(shown) => (
            <TransactionTable
              label={`Transactions of block ${number}`}
              chainId={chainId}
              transactions={shown.map((hash) => ({ hash, blockNumber: number }))}
              hidesBlock
            />
          )}
        </GrowingList>
      )}
    </Section>
  )
}
