import { useQuery } from '@tanstack/react-query'
import type { Hash } from 'viem'
import { findSettlementLayer, interopChains } from '../../../deployments/interopChains'
import type { ManifestChain } from '../../../deployments/manifest'
import { blockTimeQuery } from '../../shared/chains/blockTimeQuery'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { HexValue } from '../../shared/components/HexValue'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { importedRootQuery } from '../../shared/roots/importedRootQuery'
import { rootImportQuery } from '../../shared/roots/rootImportQuery'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { type Column, DataTable } from '../components/DataTable'
import { BatchLink, BlockLink, HashLink } from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { QueryBoundary } from '../components/QueryBoundary'
import { QueryCell } from '../components/QueryCell'
import { QueryValue } from '../components/QueryValue'
import { blockQuery } from '../queries/blockQuery'
import { coveredBatchQuery } from './coveredBatchQuery'
import { type RootOfBlock, rootQuery } from './rootQuery'

type RootLocation = { chain: ManifestChain; blockNumber: bigint }

/** The page of an interop root: the batches it covers, and the chains that imported it. */
export function RootPage({ chain, blockNumber }: RootLocation) {
  const { manifest, clientOf } = useNetwork()
  const { chainId, name } = chain
  const client = clientOf(chainId)
  const settlementLayer = findSettlementLayer(manifest)
  const isLayer = chainId === settlementLayer?.chainId
  const { data: block } = useQuery({
    ...blockQuery(client, { chainId, number: blockNumber, isBatched: false }),
    enabled: isLayer,
  })
  const query = useQuery({
    ...rootQuery(client, { chainId, blockNumber }),
    enabled: isLayer && block != null,
  })
  return (
    <>
      <PageHeading chain={chain} title={`Interop root of block ${blockNumber}`} />
      <Section title="Root">
        {!isLayer ? (
          <p className="text-soft">
            {name} publishes no interop roots{settlementLayer && `: ${settlementLayer.name} does`}.
          </p>
        ) : block === null ? (
          <p role="status" className="text-soft">
            {name} has no block {blockNumber} yet. It will appear here once mined.
          </p>
        ) : (
          <QueryBoundary query={query}>
            {({ root }) =>
              root ? (
                <RootDetails chain={chain} blockNumber={blockNumber} root={root} />
              ) : (
                <p className="text-soft">
                  No batch was executed in block{' '}
                  <BlockLink chainId={chainId} number={blockNumber} /> of {name}, so it published no
                  interop root.
                </p>
              )
            }
          </QueryBoundary>
        )}
      </Section>
      {query.data?.root && (
        <>
          <CoverageSection location={{ chain, blockNumber }} published={query.data} />
          <ImportSection location={{ chain, blockNumber }} root={query.data.root} />
        </>
      )}
    </>
  )
}

function RootDetails({ chain: { chainId }, blockNumber, root }: RootLocation & { root: Hash }) {
  const { clientOf } = useNetwork()
  const { data: at } = useQuery(blockTimeQuery(clientOf(chainId), { chainId, blockNumber }))
  return (
    <DescriptionList>
      <DescriptionItem name="Root">
        <HexValue value={root} label="root" />
      </DescriptionItem>
      <DescriptionItem name="Block">
        <BlockLink chainId={chainId} number={blockNumber} />
      </DescriptionItem>
      {at && (
        <DescriptionItem name="Published">
          <AgedTimestamp at={at} />
        </DescriptionItem>
      )}
    </DescriptionList>
  )
}

function CoverageSection({
  location,
  published,
}: {
  location: RootLocation
  published: RootOfBlock
}) {
  const { manifest, clientOf } = useNetwork()
  const chains = interopChains(manifest)
  const columns: Column<ManifestChain>[] = [
    { name: 'Chain', cell: ({ name }) => name },
    {
      name: 'Executed in this block',
      cell: ({ chainId }) => {
        const batches = published.batches.filter((batch) => batch.chainId === chainId)
        if (batches.length === 0) return 'none'
        return (
          <span className="flex flex-wrap gap-x-2">
            {batches.map(({ number }) => (
              <BatchLink key={String(number)} chainId={chainId} number={number} />
            ))}
          </span>
        )
      },
    },
    {
      name: 'Covers batches up to',
      cell: ({ chainId }) => (
        <QueryCell
          query={coveredBatchQuery(clientOf(location.chain.chainId), {
            chainId,
            blockNumber: location.blockNumber,
          })}
        >
          {(number) => <BatchLink chainId={chainId} number={number} />}
        </QueryCell>
      ),
    },
  ]
  return (
    <Section title="Covered batches">
      <DataTable
        label="Batches that the root covers"
        columns={columns}
        rows={chains}
        keyOf={({ chainId }) => String(chainId)}
      />
    </Section>
  )
}

function ImportSection({ location, root }: { location: RootLocation; root: Hash }) {
  const { manifest } = useNetwork()
  const chains = interopChains(manifest)
  const columns: Column<ManifestChain>[] = [
    { name: 'Chain', cell: ({ name }) => name },
    {
      name: 'Imported',
      cell: ({ chainId }) => <ImportedRoot location={location} chainId={chainId} root={root} />,
    },
    { name: 'When', cell: ({ chainId }) => <Import location={location} chainId={chainId} /> },
  ]
  return (
    <Section title="Imports">
      <DataTable
        label="Imports of the root"
        columns={columns}
        rows={chains}
        keyOf={({ chainId }) => String(chainId)}
      />
    </Section>
  )
}

const idOf = ({ chain, blockNumber }: RootLocation) => ({
  chainId: BigInt(chain.chainId),
  blockNumber,
})

function ImportedRoot({
  location,
  chainId,
  root,
}: {
  location: RootLocation
  chainId: number
  root: Hash
}) {
  const { clientOf } = useNetwork()
  const query = useQuery(importedRootQuery(clientOf(chainId), { chainId, root: idOf(location) }))
  if (query.data === null) return 'not yet'
  return (
    <QueryValue query={query}>
      {(imported) =>
        imported === root ? (
          <span className="text-accent-strong">✓ yes</span>
        ) : (
          <span className="text-danger">✗ different root</span>
        )
      }
    </QueryValue>
  )
}

function Import({ location, chainId }: { location: RootLocation; chainId: number }) {
  const { clientOf } = useNetwork()
  const client = clientOf(chainId)
  const { data: imported } = useQuery(importedRootQuery(client, { chainId, root: idOf(location) }))
  const { data: publishedAt = null, isPending } = useQuery(
    blockTimeQuery(clientOf(location.chain.chainId), {
      chainId: location.chain.chainId,
      blockNumber: location.blockNumber,
    }),
  )
  const query = useQuery({
    ...rootImportQuery(client, { chainId, root: idOf(location), publishedAt, fromBlock: 0 }),
    enabled: imported != null && !isPending,
  })
  if (!imported) return '–'
  return (
    <QueryValue query={query}>
      {({ importedAt, transactionHash }) => (
        <span className="inline-flex flex-wrap items-center gap-x-3">
          <AgedTimestamp at={importedAt} />
          <HashLink chainId={chainId} hash={transactionHash} />
        </span>
      )}
    </QueryValue>
  )
}
