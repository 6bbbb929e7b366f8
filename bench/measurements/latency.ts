import { createClient, http } from 'viem'
import { waitForMessage } from '../../interop'
import { type Part, type Result, rate } from '../Result'
import { cpuTimesOf } from '../world/cpuTimesOf'
import { format } from '../world/format'
import { timeOf } from '../world/inParallel'
import { quantile } from '../world/quantile'
import { Rpc } from '../world/Rpc'
import { createAccount, message, sign, transfer } from '../world/senders'
import { startAnvil } from '../world/startAnvil'
import { type BenchedNetwork, chainOf, startNetwork } from '../world/startNetwork'

const messages = 200
const transfersInRow = 5
const maxTransfers = 2.5

/** The time from sending a message until the verifier of the rewards chain accepts it, without settlement delays. */
export async function latency(): Promise<Result[]> {
  const network = await startNetwork()
  const { times, parts, computing } = await measure(network).finally(network.stop)
  const reference = { name: '5 plain transactions in a row on anvil', value: await transferTime() }
  const p50 = quantile(times, 0.5)
  return [
    rate({
      name: 'sent → verifiable, median of 200',
      ...{ value: p50, unit: 'ms', reference, goal: { ratioAtMost: maxTransfers }, parts },
      limit: `For each message, the server computes for ${format(computing.server)} ms and the client for ${format(computing.client)} ms, mostly in turn; the goal leaves ${format(maxTransfers * reference.value)} ms for both and the nodes.`,
    }),
    rate({
      name: 'sent → verifiable, 99th percentile',
      ...{ value: quantile(times, 0.99), unit: 'ms', goal: { ratioAtMost: 4 } },
      reference: { name: 'its median', value: p50 },
    }),
  ]
}

async function measure(network: BenchedNetwork) {
  let times: number[] = []
  const { server, client } = await cpuTimesOf(network.pid, async () => {
    times = await messageTimes(network, messages)
  })
  const computing = { server: server / messages, client: client / messages }
  return { times, computing, parts: await stageTimes(network) }
}

/** The medians of when a message is in a block, and when the server has its proof, without the client library. */
async function stageTimes(network: BenchedNetwork): Promise<Part[]> {
  const { id, rpcUrl } = chainOf(network, 'staking')
  const rpc = new Rpc(rpcUrl, 1)
  const account = await createAccount(rpc)
  const calls = Array.from({ length: messages }, (_, index) => message(index))
  const inBlock: number[] = []
  const proven: number[] = []
  for (const transaction of await sign(account, id, calls)) {
    const begun = performance.now()
    const { transactionHash } = await rpc.send(transaction)
    inBlock.push(performance.now() - begun)
    while ((await rpc.call('zks_getL2ToL1LogProof', [transactionHash, 0])) === null);
    proven.push(performance.now() - begun)
  }
  rpc.close()
  return [
    { name: 'in a block after', value: quantile(inBlock, 0.5) },
    { name: 'settled after', value: quantile(proven, 0.5) },
  ]
}

/** Milliseconds of each of some messages, sent one after the other. */
export async function messageTimes(network: BenchedNetwork, count: number): Promise<number[]> {
  const source = chainOf(network, 'staking')
  const rewards = chainOf(network, 'rewards')
  const rpc = new Rpc(source.rpcUrl, 1)
  const client = createClient({ transport: http(source.rpcUrl), pollingInterval: 4 })
  const destination = createClient({ transport: http(rewards.rpcUrl) })
  const account = await createAccount(rpc)
  const signed = await sign(
    account,
    source.id,
    Array.from({ length: count }, (_, index) => message(index)),
  )
  const times: number[] = []
  for (const transaction of signed)
    times.push(
      await timeOf(async () => {
        const hash = await rpc.submit(transaction)
        await waitForMessage(client, { hash, destination })
      }),
    )
  rpc.close()
  return times
}

async function transferTime(): Promise<number> {
  const anvil = await startAnvil()
  const rpc = new Rpc(anvil.url, 1)
  const account = await createAccount(rpc)
  const signed = await sign(account, 31_337, Array(transfersInRow * 40).fill(transfer))
  const times: number[] = []
  for (let first = 0; first < signed.length; first += transfersInRow)
    times.push(
      await timeOf(async () => {
        for (const transaction of signed.slice(first, first + transfersInRow))
          await rpc.send(transaction)
      }),
    )
  rpc.close()
  await anvil.stop()
  return quantile(times, 0.5)
}
