import { setTimeout as delay } from 'node:timers/promises'
import type { Hex } from 'viem'
import { type Result, rate } from '../Result'
import { format } from '../world/format'
import { inParallel, timeOf } from '../world/inParallel'
import { Rpc } from '../world/Rpc'
import { createAccounts, sign, transfer } from '../world/senders'
import { type Anvil, startAnvil } from '../world/startAnvil'
import { chainOf, startNetwork } from '../world/startNetwork'
import { plainProxy, startPlainProxy } from '../world/startPlainProxy'

const connections = 10
const perConnection = 200
const batchSize = 50
const pokeMs = 500
/** Of thousands that arrive at once, anvil also loses some: then all are sent again from other accounts. */
const maxPokes = 10
const maxTries = 5

/** Signed transactions a second through the port of a chain, one at a time and in batches. */
export async function throughput(): Promise<Result[]> {
  const plain = await plainTransactionsPerSecond(startAnvil)
  const atMost = await plainTransactionsPerSecond(startPlainProxy)
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
        limit: `${plainProxy} takes ${format(atMost)} a second.`,
      }),
      rate({
        name: 'signed transactions through our port, in HTTP batches of 50',
        ...{ value: batched, unit: '/s', reference, goal: { ratioAtLeast: 1.2 } },
      }),
    ]
  } finally {
    await network.stop()
  }
}

/** Mines until a transaction is included: of thousands that arrive at once, anvil leaves some until the next block. */
async function isIncluded(rpc: Rpc, hash: string): Promise<boolean> {
  for (let pokes = 0; pokes < maxPokes; pokes++) {
    for (const end = performance.now() + pokeMs; performance.now() < end; await delay(1))
      if (await rpc.call('eth_getTransactionReceipt', [hash])) return true
    await rpc.call('evm_mine')
  }
  return false
}

/** Signed transactions a second on a plain node, until all are mined. */
export async function plainTransactionsPerSecond(start: () => Promise<Anvil>): Promise<number> {
  const { url, stop } = await start()
  return transactionsPerSecond(url, 31_337, { isPlain: true }).finally(stop)
}

/**
 * Signed transactions a second, until all are mined.
 *
 * @param isPlain - Whether it is a plain node.
 * @throws If a plain node loses transactions each time.
 */
async function transactionsPerSecond(
  url: string,
  chainId: number,
  { batch = 1, isPlain = false }: { batch?: number; isPlain?: boolean } = {},
): Promise<number> {
  const rpc = new Rpc(url, connections)
  try {
    for (let tries = 0; tries < maxTries; tries++) {
      const accounts = await createAccounts(connections, rpc)
      const signed = await Promise.all(
        accounts.map((account) => sign(account, chainId, Array(perConnection).fill(transfer))),
      )
      let isComplete = true
      const ms = await timeOf(() =>
        inParallel(signed, connections, async (transactions) => {
          const last = await submitAll(rpc, transactions, batch)
          if (!isPlain) await rpc.receipt(last)
          else if (!(await isIncluded(rpc, last))) isComplete = false
        }),
      )
      if (isComplete) return (connections * perConnection * 1_000) / ms
    }
  } finally {
    rpc.close()
  }
  throw new Error('The node loses transactions.')
}

/** Sends the transactions of one account, some of them at a time; returns the hash of the last one. */
async function submitAll(rpc: Rpc, transactions: readonly Hex[], batch: number): Promise<string> {
  let last = ''
  for (let first = 0; first < transactions.length; first += batch) {
    const some = transactions.slice(first, first + batch)
    if (batch === 1) last = await rpc.submit(some[0] ?? '')
    else {
      const hashes = await rpc.batch(
        'eth_sendRawTransaction',
        some.map((one) => [one]),
      )
      last = String(hashes.at(-1))
    }
  }
  return last
}
