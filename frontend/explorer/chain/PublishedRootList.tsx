import type { ManifestChain } from '../../../deployments/manifest'
import { shortHex } from '../../shared/lib/shortHex'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { type Column, DataTable } from '../components/DataTable'
import { HashLink, RootLink } from '../components/links'
import { type PublishedRoot, publishedRoots } from '../root/publishedRoots'
import { EventList } from './EventList'

/** The interop roots that the settlement layer published. */
export function PublishedRootList({ chain }: { chain: ManifestChain }) {
  const { chainId, name } = chain
  const columns: Column<PublishedRoot>[] = [
    {
      name: 'Root of block',
      cell: ({ blockNumber }) => <RootLink chainId={chainId} blockNumber={blockNumber} />,
    },
    { name: 'Root', cell: ({ root }) => <code title={root}>{shortHex(root)}</code> },
    { name: 'Published', cell: ({ at }) => <AgedTimestamp at={at} /> },
    {
      name: 'Transaction',
      cell: ({ transactionHash }) => <HashLink chainId={chainId} hash={transactionHash} />,
    },
  ]
  return (
    <EventList chain={chain} source={publishedRoots} what="roots">
      {(roots) => (
        <DataTable
          label={`Interop roots of ${name}`}
          columns={columns}
          rows={roots}
          keyOf={({ blockNumber }) => String(blockNumber)}
        />
      )}
    </EventList>
  )
}
