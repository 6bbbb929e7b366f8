import type { Address } from 'viem'
import { formatUnits, isAddressEqual } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import type { EventPosition } from '../../../interop/rpc/EventPosition'
import { useNetwork } from '../../shared/environment/useNetwork'
import { EventList } from '../chain/EventList'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { type Column, DataTable } from '../components/DataTable'
import { AccountLink, HashLink } from '../components/links'
import { QueryCell } from '../components/QueryCell'
import { type Token, tokenQuery } from './tokenQuery'
import { type Transfer, transfersOf } from './transfers'

type ShownTransfer = Transfer & EventPosition

/** The token transfers from and to an account. */
export function AccountTransfers({ chain, address }: { chain: ManifestChain; address: Address }) {
  const { chainId } = chain
  const { clientOf } = useNetwork()
  const party = (account: Address) =>
    isAddressEqual(account, address) ? (
      <span className="text-soft">this address</span>
    ) : (
      <AccountLink chainId={chainId} address={account} />
    )
  const columns: Column<ShownTransfer>[] = [
    {
      name: 'Transaction',
      cell: ({ transactionHash }) => <HashLink chainId={chainId} hash={transactionHash} />,
    },
    { name: 'Time', cell: ({ at }) => <AgedTimestamp at={at} /> },
    { name: 'From', cell: ({ from }) => party(from) },
    { name: 'To', cell: ({ to }) => party(to) },
    {
      name: 'Amount',
      isNumeric: true,
      cell: ({ token, value }) => (
        <QueryCell query={tokenQuery(clientOf(chainId), { chainId, address: token })}>
          {(known) => describeValue(value, known)}
        </QueryCell>
      ),
    },
    {
      name: 'Token',
      cell: ({ token }) => <AccountLink chainId={chainId} address={token} />,
    },
  ]
  return (
    <EventList chain={chain} source={transfersOf(address)} what="token transfers">
      {(transfers) => (
        <DataTable
          label="Token transfers of the address"
          columns={columns}
          rows={transfers}
          keyOf={({ blockNumber, logIndex }) => `${blockNumber} ${logIndex}`}
        />
      )}
    </EventList>
  )
}

function describeValue(value: Transfer['value'], { symbol, decimals }: Token): string {
  if ('tokenId' in value) return `${symbol} #${value.tokenId}`
  return `${formatUnits(value.amount, decimals)} ${symbol}`.trim()
}
