import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { NetworkChain } from '../../protocol/NetworkChain'
import type { RpcMethod } from '../RpcContext'

/** More than are used at once; a node removes filters that are not polled for minutes. */
const maxFilters = 10_000

/** Filters for full pending transactions; the node only supports hashes. */
const inFull = new WeakMap<NetworkChain, LRUCache<string, true>>()

const newFilterSchema = z.object({ full: z.boolean('must be true or false').default(false) })
const filterSchema = z.object({ filter: schemas.hex })

/** `eth_newPendingTransactionFilter(full)`: of hashes, or of transactions in full. */
export const newPendingTransactionFilter: RpcMethod = async ({ chain, node }, params) => {
  const { full } = parseParams(newFilterSchema, params)
  const filter = schemas.hex.parse(await node('eth_newPendingTransactionFilter', []))
  if (full) {
    const filters = inFull.get(chain) ?? new LRUCache({ max: maxFilters })
    inFull.set(chain, filters.set(filter, true))
  }
  return filter
}

/** `eth_getFilterChanges(filter)`. */
export const getFilterChanges: RpcMethod = async ({ chain, node }, params) => {
  const { filter } = parseParams(filterSchema, params)
  const changes = await node('eth_getFilterChanges', [filter])
  if (!inFull.get(chain)?.get(filter)) return changes
  const hashes = z.array(schemas.hash).parse(changes)
  const transactions = await Promise.all(
    hashes.map((hash) => node('eth_getTransactionByHash', [hash])),
  )
  return transactions.filter((transaction) => transaction !== null)
}
