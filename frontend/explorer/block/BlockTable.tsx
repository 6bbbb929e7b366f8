import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Moment } from '../../shared/components/Moment'
import { useNetwork } from '../../shared/environment/useNetwork'
import { shortHex } from '../../shared/lib/shortHex'
import { type Column, DataTable } from '../components/DataTable'
import { BatchLink, BlockLink } from '../components/links'
import { Read } from '../components/Read'
import { StageBadge } from '../components/StageBadge'
import { hasBatches } from '../hasBatches'
import type { Block } from '../rpc/getBlock'
import { blockQuery } from './blockQuery'

/** Blocks of a chain, by their numbers. */
export function BlockTable({
  label,
  chainId,
  numbers,
}: {
  label: string
  chainId: number
  numbers: readonly bigint[]
}) {
  const { manifest } = useNetwork()
  const isBatched = hasBatches(manifest, chainId)
  const of = (name: string, show: (block: Block) => ReactNode, isNumeric = false) => ({
    name,
    isNumeric,
    cell: (number: bigint) => <OfBlock chainId={chainId} number={number} show={show} />,
  })
  const columns: Column<bigint>[] = [
    { name: 'Block', cell: (number) => <BlockLink chainId={chainId} number={number} /> },
    of('Time', ({ at }) => <Moment at={at} />),
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

function OfBlock({
  chainId,
  number,
  show,
}: {
  chainId: number
  number: bigint
  show: (block: Block) => ReactNode
}) {
  const { manifest, clientOf } = useNetwork()
  const query = useQuery(
    blockQuery(clientOf(chainId), { chainId, number, isBatched: hasBatches(manifest, chainId) }),
  )
  return <Read query={query}>{show}</Read>
}
