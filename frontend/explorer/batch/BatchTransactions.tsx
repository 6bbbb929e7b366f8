import { useQueries } from '@tanstack/react-query'
import type { ManifestChain } from '../../../deployments/manifest'
import { ErrorNotice } from '../../shared/components/ErrorNotice'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { countDown } from '../components/countDown'
import { Pager, useBefore } from '../components/Pager'
import { blockQuery } from '../queries/blockQuery'
import type { Batch } from '../rpc/getBatch'
import { TransactionTable } from '../transaction/TransactionTable'

const blocksShown = 15

/** The transactions of a batch, paginated by blocks. */
export function BatchTransactions({
  chain: { chainId },
  batch: { number, blocks },
}: {
  chain: ManifestChain
  batch: Batch
}) {
  const { clientOf } = useNetwork()
  const before = useBefore()
  const end = blocks.last + 1n
  const { numbers, older } = countDown({
    first: blocks.first,
    before: before !== undefined && before < end ? before : end,
    count: blocksShown,
  })
  const queries = useQueries({
    queries: numbers.map((block) =>
      blockQuery(clientOf(chainId), { chainId, number: block, isBatched: true }),
    ),
  })
  const error = queries.find((query) => query.error)?.error
  return (
    <Section title="Transactions">
      {error && <ErrorNotice error={error} />}
      <TransactionTable
        label={`Transactions of batch ${number}`}
        chainId={chainId}
        transactions={queries.flatMap(({ data }) =>
          (data?.transactions ?? []).map((hash) => ({ hash, blockNumber: data?.number ?? 0n })),
        )}
      />
      <Pager label={`transactions of batch ${number}`} older={older} />
    </Section>
  )
}
