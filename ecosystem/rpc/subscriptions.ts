import { randomBytes } from 'node:crypto'
import { type Address, bytesToBigInt, type Hash, type LogTopic, numberToHex } from 'viem'
import { z } from 'zod'
import { errorCodes, type JsonRpcCall, JsonRpcError } from '../jsonrpc/jsonRpc'
import { parseParams } from '../jsonrpc/params'
import * as schemas from '../jsonrpc/schemas'
import { normalizeFilter, normalizeParams } from './normalizeParams'
import type { RpcContext } from './RpcContext'

/** More than any client needs on one connection. */
const maxSubscriptions = 100

const oneOrMore = <schema extends z.ZodType>(schema: schema) => z.union([schema, z.array(schema)])

const kindNames = [
  'logs',
  'newHeads',
  'newPendingTransactions',
  'syncing',
  'transactionReceipts',
] as const

/** The first parameter is the kind of subscription; the others depend on it. */
const subscribeSchema = z.object({
  kind: z.enum(kindNames, {
    error: `must be one of ${kindNames.map((name) => `"${name}"`).join(', ')}`,
  }),
})

const logsSchema = subscribeSchema.extend({
  filter: z
    .object(
      {
        address: oneOrMore(schemas.address).optional(),
        topics: z.array(oneOrMore(schemas.hash).nullable()).optional(),
      },
      'must be an object with address and topics',
    )
    .default({}),
})

const pendingTransactionsSchema = subscribeSchema.extend({
  inFull: z.boolean('must be true for transactions in full, or false').default(false),
})

const receiptsSchema = subscribeSchema.extend({
  filter: z
    .object(
      { transactionHashes: z.array(schemas.hash).default([]) },
      'must be an object with transactionHashes',
    )
    .default({ transactionHashes: [] }),
})

const headSchema = z.object({ hash: schemas.hash })

const receiptSchema = z.looseObject({ transactionHash: schemas.hash })

const unsubscribeSchema = z.object({ subscription: schemas.hex })

/**
 * The subscriptions of one WebSocket connection: `eth_subscribe` and `eth_unsubscribe`. All other methods are `call`'s.
 *
 * @param send - Sends a notification to the client.
 * @param disconnect - Ends the connection.
 */
export function serveSubscriptions({
  context: { chain, protocol },
  call,
  send,
  disconnect,
}: {
  context: RpcContext
  call: JsonRpcCall
  send: (text: string) => void
  disconnect: () => void
}): { call: JsonRpcCall; close: () => void } {
  const subscriptions = new Map<Hash, () => Promise<unknown>>()
  // Subscriptions end with the node, and clients must notice that.
  const stopWatching = chain.node.onDown(() => {
    if (subscriptions.size > 0) disconnect()
  })
  /** Subscriptions that are being created. */
  let pending = 0

  async function subscribe(params: readonly unknown[]): Promise<Hash> {
    // Only validated parameters reach the node, as its error messages quote them.
    const source = sourceOf(params)
    if (subscriptions.size + pending >= maxSubscriptions)
      throw new JsonRpcError(
        errorCodes.limitExceeded,
        `A connection is limited to ${maxSubscriptions} subscriptions. Unsubscribe from one, or open another connection.`,
      )
    if (!source) {
      // Without leading zeros, as some clients parse it as a number.
      const subscription = numberToHex(bytesToBigInt(randomBytes(16)))
      subscriptions.set(subscription, async () => {})
      return subscription
    }
    let announced = Promise.resolve()
    const subscribed = chain.node.client.transport.subscribe({
      ...source.request,
      onData({ result }) {
        // Notifications must stay in order.
        announced = announced.then(() => announce(result)).catch(() => {})
      },
    })
    async function announce(notification: unknown): Promise<void> {
      const { subscriptionId: subscription } = await subscribed
      const result = await source?.present(protocol.convert(notification))
      if (result === undefined) return
      const params = { subscription, result }
      // The client must receive the id of the subscription before its first notification.
      setImmediate(() =>
        send(JSON.stringify({ jsonrpc: '2.0', method: 'eth_subscription', params })),
      )
    }
    pending++
    const { subscriptionId, unsubscribe } = await subscribed.finally(() => pending--)
    subscriptions.set(subscriptionId, unsubscribe)
    return subscriptionId
  }

  /** The subscription on the node, and how its notifications are presented; null if there are never any. */
  function sourceOf(params: readonly unknown[]): Source | null {
    const [kindName, about, ...others] = normalizeParams('eth_subscribe', params)
    const { kind } = parseParams(subscribeSchema, [kindName])
    const all = [kindName, kind === 'logs' ? normalizeFilter(about) : about, ...others]
    switch (kind) {
      case 'newHeads':
        return { request: { params: ['newHeads'] }, present: (head) => head }
      case 'logs': {
        const { address, topics } = parseParams(logsSchema, all).filter
        const filter = { ...(address && { address }), ...(topics && { topics }) }
        return {
          request: { params: ['logs', filter] },
          present: (log) => protocol.decorate('eth_subscribe', log),
        }
      }
      case 'newPendingTransactions': {
        const { inFull } = parseParams(pendingTransactionsSchema, all)
        return {
          request: { params: ['newPendingTransactions'] },
          // It has been dropped since.
          present: async (hash) =>
            inFull ? ((await call('eth_getTransactionByHash', [hash])) ?? undefined) : hash,
        }
      }
      case 'transactionReceipts': {
        const { transactionHashes: named } = parseParams(receiptsSchema, all).filter
        return {
          request: { params: ['newHeads'] },
          async present(head) {
            const { hash } = headSchema.parse(head)
            const receipts = z
              .array(receiptSchema)
              .parse(await call('eth_getBlockReceipts', [hash]))
              .filter(
                ({ transactionHash }) => named.length === 0 || named.includes(transactionHash),
              )
            return receipts.length > 0 ? receipts : undefined
          },
        }
      }
      // A chain with a single node is never syncing.
      case 'syncing':
        return null
    }
  }

  async function unsubscribe(params: readonly unknown[]): Promise<boolean> {
    const { subscription } = parseParams(unsubscribeSchema, params)
    const end = subscriptions.get(subscription)
    if (!end)
      throw new JsonRpcError(errorCodes.invalidParams, `Unknown subscription ${subscription}.`)
    subscriptions.delete(subscription)
    await end()
    return true
  }

  return {
    async call(method, params) {
      if (method === 'eth_subscribe') return subscribe(params)
      if (method === 'eth_unsubscribe') return unsubscribe(params)
      return call(method, params)
    },
    close() {
      stopWatching()
      for (const end of subscriptions.values()) void end().catch(() => {})
      subscriptions.clear()
    },
  }
}

type LogFilter = { address?: Address | Address[]; topics?: LogTopic[] }

type NodeRequest =
  | { params: ['newHeads'] }
  | { params: ['newPendingTransactions'] }
  | { params: ['logs', LogFilter] }

/** @param present - Returns what is sent to the client; undefined for nothing. */
type Source = { request: NodeRequest; present: (notification: unknown) => unknown }
