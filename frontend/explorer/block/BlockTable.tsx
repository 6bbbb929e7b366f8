import type { ReactNode } from 'react'
import { useNetwork } from '../../shared/environment/useNetwork'
import { shortHex } from '../../shared/lib/shortHex'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { type Column, DataTable } from '../components/DataTable'
import { BatchLink, BlockLink } from '../components/links'
import { QueryCell } from '../components/QueryCell'
import { StageBadge } from '../components/StageBadge'
import { hasBatches } from '../hasBatches'
import { blockQuery } from '../queries/blockQuery'
import type { Block } from '../rpc/getBlock'

/** A table of blocks. */
export function BlockTable({
  label,
  chainId,
  numbers,
}: {
  label: string
  chainId: number
  numbers: readonly bigint[]
}) {
  const { manifest, clientOf } = useNetwork()
  const isBatched = hasBatches(manifest, chainId)
  const of = (name: string, show: (block: Block) => ReactNode, isNumeric = false) => ({
    name,
    isNumeric,
    cell: (number: bigint) => (
      <QueryCell query={blockQuery(clientOf(chainId), { chainId, number, isBatched })}>
        {show}
      </QueryCell>
    ),
  })
  const columns: Column<bigint>[] = [
    { name: 'Block', cell: (number) => <BlockLink chainId={chainId} number={number} /> },
    of('Time', ({ at }) => <AgedTimestamp at={at} />),
    of('Hash', ({ hash }) => <code title={hash}>{shortHex(hash)}</code>),
    of('Transactions', ({ transactions }) => transactions.length, true),
    of('Gas used', ({ gasUsed }) => gasUsed.toLocaleString('en'), true),
    ...(isBatched
      ? [
          of('Batch', ({ batchNumber, number }) =>
            batchNumber !== null ? (
              <BatchLink chainId={chainId} number={batchNumber} />
            ) : number === 0n ? (
              'none'
            ) : (
              <StageBadge stage="not sealed" />
            ),
          ),
        ]
      : []),
  ]
  return <DataTable label={label} columns={columns} rows={numbers} keyOf={String} />
}
