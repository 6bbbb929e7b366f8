import { useQueries } from '@tanstack/react-query'
import { interopChains } from '../../../deployments/interopChains'
import { useNetwork } from '../../shared/environment/useNetwork'
import { progressQuery } from '../chain/progressQuery'
import { countDown } from '../components/countDown'
import type { MessageLatencies } from '../ExplorerProtocol'
import { batchQuery } from '../queries/batchQuery'

/** The latest batches of each chain. */
const count = 50

/** How long the latest batches took until they were executed, from their last block on. */
export const useLatencies: MessageLatencies = () => {
  const { manifest, clientOf } = useNetwork()
  const chains = interopChains(manifest)
  const progress = useQueries({
    queries: chains.map(({ chainId }) => ({
      ...progressQuery(clientOf(chainId), { chainId, head: undefined }),
      refetchInterval: false as const,
    })),
  })
  const batches = chains.flatMap(({ chainId }, index) => {
    const before = (progress[index]?.data?.batchNumber ?? 0n) + 1n
    return countDown({ first: 1n, before, count }).numbers.map((number) => ({ chainId, number }))
  })
  const queries = useQueries({
    queries: batches.map((id) => batchQuery(clientOf(id.chainId), id)),
  })
  return queries.flatMap(({ data: batch }, index) => {
    const executedAt = batch?.settlement.executedAt
    if (!batch || !executedAt) return []
    const { chainId, number } = batches[index] ?? {}
    // Blocks have times in whole seconds, of clocks of their own.
    const seconds = Math.max(executedAt.getTime() - batch.at.getTime(), 0) / 1_000
    return [{ id: `${chainId} ${number}`, at: batch.at, seconds }]
  })
}
