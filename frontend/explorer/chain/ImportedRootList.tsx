import type { ManifestChain } from '../../../deployments/manifest'
import { shortHex } from '../../shared/lib/shortHex'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { type Column, DataTable } from '../components/DataTable'
import { BlockLink, HashLink, RootLink } from '../components/links'
import { type ImportedRoot, importedRoots } from '../root/importedRoots'
import { EventList } from './EventList'

/** The interop roots that a chain imported. */
export function ImportedRootList({ chain }: { chain: ManifestChain }) {
  const { chainId, name } = chain
  const columns: Column<ImportedRoot>[] = [
    {
      name: 'Root of block',
      cell: ({ id }) => <RootLink chainId={Number(id.chainId)} blockNumber={id.blockNumber} />,
    },
    { name: 'Root', cell: ({ root }) => <code title={root}>{shortHex(root)}</code> },
    { name: 'Imported', cell: ({ at }) => <AgedTimestamp at={at} /> },
    {
      name: 'In block',
      cell: ({ blockNumber }) => <BlockLink chainId={chainId} number={blockNumber} />,
    },
    {
      name: 'Transaction',
      cell: ({ transactionHash }) => <HashLink chainId={chainId} hash={transactionHash} />,
    },
  ]
  return (
    <EventList chain={chain} source={importedRoots} what="imported roots">
      {(roots) => (
        <DataTable
          label={`Interop roots that ${name} imported`}
          columns={columns}
          rows={roots}
          keyOf={({ id }) => `${id.chainId} ${id.blockNumber}`}
        />
      )}
    </EventList>
  )
}
