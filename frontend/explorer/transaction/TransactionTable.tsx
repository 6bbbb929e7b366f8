import type { ReactNode } from 'react'
import type { Hash } from 'viem'
import { useNetwork } from '../../shared/environment/useNetwork'
import { formatAmount } from '../../shared/lib/formatAmount'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { type Column, DataTable } from '../components/DataTable'
import { AccountLink, BlockLink, HashLink } from '../components/links'
import { QueryCell } from '../components/QueryCell'
import { transactionQuery } from '../queries/transactionQuery'
import type { Transaction } from '../rpc/getTransaction'
import { describeAction } from './describeAction'

type Row = { hash: Hash; blockNumber: bigint; at?: Date }

/** A table of transactions. */
export function TransactionTable({
  label,
  chainId,
  transactions,
  hidesBlock = false,
}: {
  label: string
  chainId: number
  transactions: readonly Row[]
  /** Whether the block column is omitted. */
  hidesBlock?: boolean
}) {
  const { clientOf } = useNetwork()
  const of = (name: string, show: (transaction: Transaction) => ReactNode, isNumeric = false) => ({
    name,
    isNumeric,
    cell: ({ hash }: Row) => (
      <QueryCell query={transactionQuery(clientOf(chainId), { chainId, hash })}>{show}</QueryCell>
    ),
  })
  const columns: Column<Row>[] = [
    { name: 'Transaction', cell: ({ hash }) => <HashLink chainId={chainId} hash={hash} /> },
    ...(hidesBlock
      ? []
      : [
          {
            name: 'Block',
            cell: ({ blockNumber }: Row) => <BlockLink chainId={chainId} number={blockNumber} />,
          },
        ]),
    ...(transactions.some(({ at }) => at)
      ? [{ name: 'Time', cell: ({ at }: Row) => at && <AgedTimestamp at={at} /> }]
      : []),
    of('From', ({ from }) => <AccountLink chainId={chainId} address={from} />),
    of('To', ({ to }) =>
      to ? <AccountLink chainId={chainId} address={to} /> : 'contract creation',
    ),
    of('Action', (transaction) => describeAction(transaction)),
    of('Value', ({ value }) => `${formatAmount(value)} ETH`, true),
  ]
  return (
    <DataTable label={label} columns={columns} rows={transactions} keyOf={({ hash }) => hash} />
  )
}
