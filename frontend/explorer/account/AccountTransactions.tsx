import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { TextLink } from '../../shared/components/TextLink'
import { useNetwork } from '../../shared/environment/useNetwork'
import { ListPage } from '../components/ListPage'
import { useBeforeText } from '../components/Pager'
import { type BlockPosition, formatPosition, parsePosition } from '../events/BlockPosition'
import { paths } from '../explorerPaths'
import { TransactionTable } from '../transaction/TransactionTable'
import { accountTransactionsQuery } from './accountTransactionsQuery'
import { findSentBefore } from './findSentBefore'

const shown = 15

/** The transactions from and to an account. */
export function AccountTransactions({
  chain,
  address,
}: {
  chain: ManifestChain
  address: Address
}) {
  const { clientOf } = useNetwork()
  const { chainId, name } = chain
  const before = parsePosition(useBeforeText())
  const query = useQuery(
    accountTransactionsQuery(clientOf(chainId), { chainId, address, before, count: shown }),
  )
  const { items, older } = query.data ?? {}
  return (
    <>
      <ListPage query={query} what="transactions" of={`the address on ${name}`} before={before}>
        {(transactions) => (
          <TransactionTable
            label="Transactions of the address"
            chainId={chainId}
            transactions={transactions}
          />
        )}
      </ListPage>
      {items && items.length < shown && older && (
        <LastSentLink chain={chain} address={address} before={older} />
      )}
    </>
  )
}

/** A link to the last transaction that the account sent before the page, if its node keeps old states. */
function LastSentLink({
  chain: { chainId },
  address,
  before: { blockNumber: before },
}: {
  chain: ManifestChain
  address: Address
  before: BlockPosition
}) {
  const { clientOf } = useNetwork()
  const { data: sentIn } = useQuery({
    queryKey: ['sentBefore', chainId, address, String(before)],
    queryFn: () => findSentBefore(clientOf(chainId), { address, before }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (sentIn == null) return null
  const start = formatPosition({ blockNumber: sentIn + 1n, index: 0 })
  return (
    <TextLink to={`${paths.account(chainId, address)}?before=${start}`}>
      The last transaction it sent before is in block {String(sentIn)}
    </TextLink>
  )
}
