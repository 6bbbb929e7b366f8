import type { ReactNode } from 'react'
import type { ManifestChain } from '../../../deployments/manifest'
import { useNetwork } from '../../shared/environment/useNetwork'
import { BlockRangeLinks } from '../block/BlockRangeLinks'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { countDown } from '../components/countDown'
import { type Column, DataTable } from '../components/DataTable'
import { BatchLink, HashLink } from '../components/links'
import { Pager, useBefore } from '../components/Pager'
import { QueryBoundary } from '../components/QueryBoundary'
import { QueryCell } from '../components/QueryCell'
import { StageBadge } from '../components/StageBadge'
import { batchQuery } from '../queries/batchQuery'
import type { Batch } from '../rpc/getBatch'
import { useProgress } from './useProgress'

const shown = 15

/** The batches of a chain, with their settlement status. */
export function BatchList({
  chain: { name, chainId },
  settlementLayer,
}: {
  chain: ManifestChain
  settlementLayer: ManifestChain
}) {
  const { clientOf } = useNetwork()
  const { progress } = useProgress(chainId)
  const before = useBefore()
  if (!progress.data) return <QueryBoundary query={progress}>{() => null}</QueryBoundary>
  const { batchNumber } = progress.data
  if (batchNumber === null)
    return <p className="text-sm text-soft">The node of {name} knows no batches.</p>
  if (batchNumber === 0n) return <p className="text-sm text-soft">No batch has been sealed yet.</p>

  const end = batchNumber + 1n
  const { numbers, older } = countDown({
    first: 1n,
    before: before !== undefined && before < end ? before : end,
    count: shown,
  })
  const of = (column: string, show: (batch: Batch) => ReactNode, isNumeric = false) => ({
    name: column,
    isNumeric,
    cell: (number: bigint) => (
      <QueryCell query={batchQuery(clientOf(chainId), { chainId, number })}>{show}</QueryCell>
    ),
  })
  const step = (hash: Batch['settlement']['commitTxHash']) =>
    hash ? <HashLink chainId={settlementLayer.chainId} hash={hash} /> : '–'
  const columns: Column<bigint>[] = [
    { name: 'Batch', cell: (number) => <BatchLink chainId={chainId} number={number} /> },
    of('Stage', ({ stage }) => <StageBadge stage={stage} />),
    of('Blocks', ({ blocks }) => <BlockRangeLinks chainId={chainId} {...blocks} />),
    of('Transactions', ({ transactionCount }) => String(transactionCount), true),
    of('Time', ({ at }) => <AgedTimestamp at={at} />),
    of('Committed', ({ settlement }) => step(settlement.commitTxHash)),
    of('Proven', ({ settlement }) => step(settlement.proveTxHash)),
    of('Executed', ({ settlement }) => step(settlement.executeTxHash)),
  ]
  return (
    <>
      <DataTable label={`Batches of ${name}`} columns={columns} rows={numbers} keyOf={String} />
      <Pager label={`batches of ${name}`} older={older} />
    </>
  )
}
