import { type Result, rate } from '../Result'
import { format } from '../world/format'
import { inParallel, timeOf } from '../world/inParallel'
import { quantile } from '../world/quantile'
import { Rpc } from '../world/Rpc'
import { createAccount, sign, transfer } from '../world/senders'
import { startAnvil } from '../world/startAnvil'
import { chainOf, startNetwork } from '../world/startNetwork'
import { plainProxy, startPlainProxy } from '../world/startPlainProxy'

const connections = 64
const requests = 6_000
const requestsInRow = 1_500

/** What our server adds to an `eth_call` and to a receipt, and how many it answers a second. */
export async function reads(): Promise<Result[]> {
  const anvil = await startAnvil()
  const proxy = await startPlainProxy()
  const network = await startNetwork()
  const chain = chainOf(network, 'staking')
  try {
    const plain = await prepare(anvil.url, 31_337)
    const least = await prepare(proxy.url, 31_337)
    const ours = await prepare(chain.rpcUrl, chain.id)
    const results: Result[] = []
    for (const method of ['eth_call', 'eth_getTransactionReceipt'] as const) {
      const before = await one(plain, method)
      const leastAdded = (await one(least, method)) - before
      const added = (await one(ours, method)) - before
      const atMost = await many(least, method)
      const reference = { name: 'anvil behind it', value: await many(plain, method) }
      results.push(
        rate({
          name: `${method}: added by our server, median`,
          ...{ value: added, unit: 'ms', goal: { atMost: 0.4 } },
          reference: { name: 'anvil alone', value: before },
          limit: `${plainProxy} adds ${format(leastAdded)} ms.`,
        }),
        rate({
          name: `${method} at 64 connections`,
          ...{ value: await many(ours, method), unit: '/s', reference },
          goal: { ratioAtLeast: 0.8 },
          limit: `${plainProxy} answers ${format(atMost)} a second.`,
        }),
      )
    }
    return results
  } finally {
    await Promise.all([network.stop(), proxy.stop(), anvil.stop()])
  }
}

type Prepared = { url: string; params: Record<'eth_call' | 'eth_getTransactionReceipt', unknown[]> }

async function prepare(url: string, chainId: number): Promise<Prepared> {
  const rpc = new Rpc(url, 1)
  const account = await createAccount(rpc)
  const [signed = '0x'] = await sign(account, chainId, [transfer])
  const { transactionHash: hash } = await rpc.send(signed)
  rpc.close()
  return {
    url,
    params: {
      eth_call: [{ to: transfer.to, from: account.address }, 'latest'],
      eth_getTransactionReceipt: [hash],
    },
  }
}

/** Milliseconds of one request while there are no others. */
async function one({ url, params }: Prepared, method: keyof Prepared['params']): Promise<number> {
  const rpc = new Rpc(url, 1)
  const times: number[] = []
  for (let index = 0; index < requestsInRow; index++)
    times.push(await timeOf(() => rpc.call(method, params[method])))
  rpc.close()
  return quantile(times, 0.5)
}

/** Requests a second over many connections. */
async function many({ url, params }: Prepared, method: keyof Prepared['params']): Promise<number> {
  const rpc = new Rpc(url, connections)
  const ms = await timeOf(() =>
    inParallel(Array(requests).fill(null), connections, () => rpc.call(method, params[method])),
  )
  rpc.close()
  return (requests * 1_000) / ms
}
