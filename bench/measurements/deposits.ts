import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient, custom, defineChain, type Hex } from 'viem'
import { getMessageProof, verifyMessage, waitForMessage } from '../../interop'
import { type Result, rate } from '../Result'
import { cpuTimesOf } from '../world/cpuTimesOf'
import { format } from '../world/format'
import { inParallel } from '../world/inParallel'
import { Rpc } from '../world/Rpc'
import { createAccounts, deposit, sign } from '../world/senders'
import { startAnvil } from '../world/startAnvil'
import { chainOf, chainsOf, startNetwork } from '../world/startNetwork'
import { plainTransactionsPerSecond } from './throughput'

const connections = 10
const count = 1_000
const followed = 200
/** Followed before, so that the code is compiled. */
const warmUp = 50
const maxRequests = 4
const pollingInterval = 50
const minFraction = 0.6

/** Deposits a second until all can be claimed, and what following one costs the client library. */
export async function deposits(): Promise<Result[]> {
  const plain = await plainTransactionsPerSecond(startAnvil)
  const network = await startNetwork()
  try {
    const rewards = chainOf(network, 'rewards')
    const destination = new Rpc(rewards.rpcUrl, connections)
    const staking = chainsOf(network, 'staking')
    const sources = await Promise.all(
      staking.map(async (chain) => {
        const { id, rpcUrl } = chain
        const rpc = new Rpc(rpcUrl, connections)
        const contract = network.contracts?.staking[id]
        if (!contract) throw new Error(`There is no staking contract on chain ${id}`)
        const accounts = await createAccounts(warmUp + followed + count / staking.length, rpc)
        const signed = await Promise.all(
          accounts.map((account) => sign(account, id, [deposit(contract)])),
        )
        return { chain, rpc, transactions: signed.flat() }
      }),
    )

    let requests = 0
    const clientOf = (rpc: Rpc, { id, name }: { id: number; name: string }) => {
      const send = async ({ method, params }: { method: string; params?: unknown }) => {
        requests++
        return rpc.call(method, Array.isArray(params) ? params : [])
      }
      return createClient({
        chain: defineChain({
          ...{ id, name, nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 } },
          rpcUrls: { default: { http: [] } },
        }),
        transport: custom({ request: send }),
        pollingInterval,
      })
    }
    const rewardsClient = clientOf(destination, rewards)

    const [first] = sources
    if (!first) throw new Error('There is no staking chain')
    const source = clientOf(first.rpc, first.chain)
    const requestsOfEach: number[] = []
    const follow = async (transactions: readonly Hex[]) => {
      for (const transaction of transactions) {
        const hash = await first.rpc.submit(transaction)
        requests = 0
        await waitForMessage(source, { hash, destination: rewardsClient })
        requestsOfEach.push(requests)
      }
    }
    await follow(first.transactions.slice(0, warmUp))
    requestsOfEach.length = 0
    const following = await cpuTimesOf(network.pid, () =>
      follow(first.transactions.slice(warmUp, warmUp + followed)),
    )
    const quick = requestsOfEach.filter((count) => count <= maxRequests)
    const bare = await cpuTimesOf(network.pid, async () => {
      for (let deposit = 0; deposit < followed; deposit++) {
        for (let request = 0; request < maxRequests; request++) await first.rpc.call('eth_chainId')
        await delay(pollingInterval)
      }
    })

    let lastReceipt = 0
    const hashes = sources.map((): Hex[] => [])
    const { total, server, client } = await cpuTimesOf(network.pid, async () => {
      await Promise.all(
        sources.map(({ rpc, transactions }, index) =>
          inParallel(transactions.slice(warmUp + followed), connections, async (transaction) => {
            hashes[index]?.push(await rpc.submit(transaction))
          }),
        ),
      )
      await Promise.all(
        sources.map(({ rpc }, index) =>
          inParallel(hashes[index] ?? [], connections, (hash) => rpc.receipt(hash)),
        ),
      )
      lastReceipt = performance.now()
      await Promise.all(
        sources.map(({ rpc, chain }, index) => {
          const source = clientOf(rpc, chain)
          return inParallel(hashes[index] ?? [], connections, async (hash) => {
            for (;;) {
              const proof = await getMessageProof(source, { hash })
              if (proof && (await verifyMessage(rewardsClient, proof))) return
            }
          })
        }),
      )
    })
    const lag = performance.now() - lastReceipt

    const limit = `For these deposits, the server computes for ${format(server)} ms and this client for ${format(client)} ms, on ${availableParallelism()} cores with the nodes.`
    return [
      rate({
        name: 'deposits until all are verifiable, 1,000 over 2 chains',
        ...{ value: (count * 1_000) / total, unit: '/s', goal: { ratioAtLeast: minFraction } },
        reference: { name: 'signed transactions on anvil', value: plain },
        limit: `${limit} The goal leaves ${format((count * 1_000) / (minFraction * plain))} ms.`,
      }),
      rate({
        name: 'last receipt → last of 1,000 verified',
        ...{ value: lag, unit: 'ms', goal: { atMost: 1_000 } },
        limit,
      }),
      rate({
        name: 'requests of the client library for each deposit that it follows',
        ...{ value: mean(requestsOfEach), unit: 'requests', goal: { atMost: maxRequests } },
        limit: `${quick.length} of ${followed} take ${format(mean(quick))}. Most others are not in a block yet at the first poll, which then asks whether the node knows them.`,
      }),
      rate({
        name: 'CPU of the client for each deposit that it follows',
        ...{ value: following.client / followed, unit: 'ms', goal: { atMost: 3 } },
        limit: `Without the library, ${maxRequests} requests and a pause of ${pollingInterval} ms for each take ${format(bare.client / followed)} ms.`,
      }),
    ]
  } finally {
    await network.stop()
  }
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
