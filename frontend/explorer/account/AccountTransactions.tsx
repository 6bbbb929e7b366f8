import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { useNetwork } from '../../shared/environment/useNetwork'
import { ListPage } from '../components/ListPage'
import { useBeforeText } from '../components/Pager'
import { parsePosition } from '../events/BlockPosition'
import { TransactionTable } from '../transaction/TransactionTable'
import { accountTransactionsQuery } from './accountTransactionsQuery'

const shown = 15

/** The transactions from and to an account. */
export function AccountTransactions({
  chain: { chainId, name },
  address,
}: {
  chain: ManifestChain
  address: Address
}) {
  const { clientOf } = useNetwork()
  const before = parsePosition(useBeforeText())
  const query = useQuery(
    accountTransactionsQuery(clientOf(chainId), { chainId, address, before, count: shown }),
  )
  return (
    <ListPage query={query} what="transactions" of={`the address on ${name}`} before={before}>
      {(transactions) => (
        <TransactionTable
          label="Transactions of the address"
          chainId={chainId}
          transactions={transactions}
        />
      )}
    </ListPage>
  )
}
