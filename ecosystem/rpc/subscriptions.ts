import type { Address, Hash, LogTopic } from 'viem'
import { z } from 'zod'
import { decorateLog } from './decorate'
import { renameInAnswer } from './eip712/renameInAnswer'
import { errorCodes, type JsonRpcCall, JsonRpcError } from './jsonRpc'
import { parseParams } from './params'
import type { RpcContext } from './RpcContext'
import * as schemas from './schemas'

/** More than any client needs on one connection. */
const maxSubscriptions = 100

const oneOrMore = <schema extends z.ZodType>(schema: schema) => z.union([schema, z.array(schema)])

const subscribeSchema = z.object({
  kind: z.enum(['newHeads', 'logs', 'newPendingTransactions'], {
    error: 'must be "newHeads", "logs" or "newPendingTransactions"',
  }),
  filter: z
    .object(
      {
        address: oneOrMore(schemas.address).optional(),
        topics: z.array(oneOrMore(schemas.hash).nullable()).optional(),
      },
      { error: 'must be an object with address and topics' },
    )
    .optional(),
})

const unsubscribeSchema = z.object({ subscription: schemas.hex })

/**
 * The subscriptions of one WebSocket connection: `eth_subscribe` and `eth_unsubscribe`. All other methods are `call`'s.
 *
 * @param notify - Sends a notification to the client.
 * @param hangUp - Ends the connection.
 */
export function serveSubscriptions({
  context: { aliases, chain },
  call,
  notify,
  hangUp,
}: {
  context: RpcContext
  call: JsonRpcCall
  notify: (text: string) => void
  hangUp: () => void
}): { call: JsonRpcCall; close: () => void } {
  const subscriptions = new Map<Hash, () => Promise<unknown>>()
  // A node takes its subscriptions with it, and whoever waits for news of them has to know.
  const stopWatching = chain.node.onDown(() => {
    if (subscriptions.size > 0) hangUp()
  })
  /** Those that the node is being asked for. */
  let pending = 0

  async function subscribe(params: readonly unknown[]): Promise<Hash> {
    // Only what has been checked reaches the node: its error messages quote what it was given.
    const { kind, filter } = parseParams(subscribeSchema, params)
    if (subscriptions.size + pending >= maxSubscriptions)
      throw new JsonRpcError(
        errorCodes.limitExceeded,
        `A connection has at most ${maxSubscriptions} subscriptions: end one, or open another connection.`,
      )
    const subscribed = chain.node.client.transport.subscribe({
      ...nodeRequest({ kind, filter }),
      async onData({ result }) {
        const { subscriptionId: subscription } = await subscribed
        const renamed = renameInAnswer(aliases, result)
        const decorated = kind === 'logs' ? decorateLog(chain, renamed) : renamed
        const params = { subscription, result: decorated }
        // The client has to learn the subscription's name before it hears of it.
        setImmediate(() =>
          notify(JSON.stringify({ jsonrpc: '2.0', method: 'eth_subscription', params })),
        )
      },
    })
    pending++
    const { subscriptionId, unsubscribe } = await subscribed.finally(() => pending--)
    subscriptions.set(subscriptionId, unsubscribe)
    return subscriptionId
  }

  async function unsubscribe(params: readonly unknown[]): Promise<boolean> {
    const { subscription } = parseParams(unsubscribeSchema, params)
    const end = subscriptions.get(subscription)
    if (!end)
      throw new JsonRpcError(errorCodes.invalidParams, `There is no subscription ${subscription}.`)
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

function nodeRequest({
  kind,
  filter: { address, topics } = {},
}: z.infer<typeof subscribeSchema>): NodeRequest {
  if (kind === 'newHeads') return { params: ['newHeads'] }
  if (kind === 'newPendingTransactions') return { params: ['newPendingTransactions'] }
  return { params: ['logs', { ...(address && { address }), ...(topics && { topics }) }] }
}
