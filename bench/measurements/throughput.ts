import { setTimeout as delay } from 'node:timers/promises'
import { type Result, rate } from '../Result'
import { format } from '../world/format'
import { inParallel, timeOf } from '../world/inParallel'
import { Rpc } from '../world/Rpc'
import { createAccounts, sign, transfer } from '../world/senders'
import { startAnvil } from '../world/startAnvil'
import { chainOf, startNetwork } from '../world/startNetwork'
import { startPlainProxy } from '../world/startPlainProxy'

const connections = 10
const perConnection = 200
const batchSize = 50
const pokeMs = 500

/** Signed transactions a second through the port of a chain, one at a time and in batches. */
export async function throughput(): Promise<Result[]> {
  const anvil = await startAnvil()
  const plain = await transactionsPerSecond(anvil.url, 31_337, { isPlain: true }).finally(
    anvil.stop,
  )
  const proxy = await startPlainProxy()
  const atMost = await transactionsPerSecond(proxy.url, 31_337, { isPlain: true }).finally(
    proxy.stop,
  )
  const network = await startNetwork()
  const chain = chainOf(network, 'staking')
  try {
    const single = await transactionsPerSecond(chain.rpcUrl, chain.id)
    const batched = await transactionsPerSecond(chain.rpcUrl, chain.id, { batch: batchSize })
    const reference = { name: 'anvil, one by one', value: plain }
    return [
      rate({
        name: 'signed transactions through our port, 10 connections',
        ...{ value: single, unit: '/s', reference, goal: { ratioAtLeast: 0.9 } },
        limit: `Through a server of nothing but node:http and an IPC connection to the node, it is ${format(atMost)} a second.`,
      }),
      rate({
        name: 'the same in HTTP batches of 50',
        ...{ value: batched, unit: '/s', reference, goal: { ratioAtLeast: 1.2 } },
      }),
    ]
  } finally {
    await network.stop()
  }
}

/** Mines until a transaction is included: of thousands that arrive at once, anvil forgets some until the next block. */
async function mineUntilIncluded(rpc: Rpc, hash: string): Promise<void> {
  const abort = new AbortController()
  const poking = (async () => {
    for (;;) {
      await delay(pokeMs, undefined, { signal: abort.signal })
      await rpc.call('evm_mine')
    }
  })().catch(() => {})
  await rpc.receipt(hash)
  abort.abort()
  await poking
}

/**
 * Signed transactions a second, until all are mined.
 *
 * @param isPlain - Whether it is a plain node.
 */
export async function transactionsPerSecond(
  url: string,
  chainId: number,
  { batch = 1, isPlain = false }: { batch?: number; isPlain?: boolean } = {},
): Promise<number> {
  const rpc = new Rpc(url, connections)
  const accounts = await createAccounts(connections, rpc)
  const signed = await Promise.all(
    accounts.map((account) => sign(account, chainId, Array(perConnection).fill(transfer))),
  )
  const ms = await timeOf(() =>
    inParallel(signed, connections, async (transactions) => {
      let last = ''
      for (let first = 0; first < transactions.length; first += batch) {
        const some = transactions.slice(first, first + batch)
        last =
          batch === 1
            ? await rpc.submit(transactions[first] ?? '')
            : String(
                (
                  await rpc.batch(
                    'eth_sendRawTransaction',
                    some.map((one) => [one]),
                  )
                ).at(-1),
              )
      }
      await (isPlain ? mineUntilIncluded(rpc, last) : rpc.receipt(last))
    }),
  )
  rpc.close()
  return (connections * perConnection * 1_000) / ms
}
