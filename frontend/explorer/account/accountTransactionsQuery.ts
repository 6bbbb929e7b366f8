import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Address, type Client, isAddressEqual } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { chainKey } from '../../../interop/react/query/chainKey'
import { endPage, type Page } from '../../shared/events/readBackward'
import { resumeBlock } from '../../shared/events/resumeBlock'
import { type BlockPosition, cutPage, formatPosition } from '../events/BlockPosition'
import type { BlockTransaction } from './BlockTransaction'
import { readTransactions, scanTransactions } from './scanTransactions'

/** The latest transactions, up to a block. */
type Scanned = Page<BlockTransaction> & { upTo?: bigint }

/** A page of the transactions from or to an account, newest first; the latest ones without `before`. */
export function accountTransactionsQuery(
  client: Client,
  {
    chainId,
    address,
    before,
    count,
  }: {
    chainId: number
    address: Address
    before: BlockPosition | undefined
    count: number
  },
) {
  const key = ['transactions', address, before ? formatPosition(before) : 'latest']
  const queryKey = before ? ['past', chainId, ...key] : chainKey(chainId, ...key)
  const isOfAccount = ({ from, to }: BlockTransaction) =>
    isAddressEqual(from, address) || isAddressEqual(to, address)
  return queryOptions({
    queryKey,
    async queryFn({ client: cache }) {
      const known = cache.getQueryData<{ scanned: Scanned }>(queryKey)?.scanned
      const scanned = before ? await scanBefore(before) : await scanLatest(known)
      const { shown, older } = cutPage(scanned, count, (transaction) => transaction)
      return { items: shown, older, from: scanned.from, scanned }
    },
    structuralSharing: false,
    placeholderData: keepPreviousData,
  })

  async function scanBefore({ blockNumber, index }: BlockPosition): Promise<Scanned> {
    return scanTransactions(client, {
      before: index > 0 ? blockNumber + 1n : blockNumber,
      count,
      isWanted: (transaction) =>
        isOfAccount(transaction) &&
        (transaction.blockNumber < blockNumber || transaction.index < index),
    })
  }

  async function scanLatest(known: Scanned | undefined): Promise<Scanned> {
    const head = await getBlockNumber(client, { cacheTime: 0 })
    const fromBlock =
      known?.upTo === undefined
        ? undefined
        : resumeBlock({ upTo: known.upTo }, { head, first: known.from })
    if (!known || fromBlock === undefined)
      return {
        ...(await scanTransactions(client, { before: head + 1n, count, isWanted: isOfAccount })),
        upTo: head,
      }
    const fresh = await readTransactions(client, { fromBlock, toBlock: head })
    const kept = known.items.filter(({ blockNumber }) => blockNumber < fromBlock)
    const items = [...fresh.filter(isOfAccount).toReversed(), ...kept]
    return { ...endPage({ items, from: known.from }, count), upTo: head }
  }
}
