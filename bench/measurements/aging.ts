import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberToHex } from 'viem'
import { type Result, rate } from '../Result'
import { format } from '../world/format'
import { inParallel, timeOf } from '../world/inParallel'
import { median } from '../world/quantile'
import { Rpc } from '../world/Rpc'
import { createAccount, fundAccounts, message, sign } from '../world/senders'
import { startAnvil } from '../world/startAnvil'
import { type BenchedNetwork, chainOf, startNetwork } from '../world/startNetwork'
import { messageTimes } from './latency'

const ages = [10, 500, 1_000, 1_500, 2_000]
const accounts = 20_000
const samples = 50
const connections = 10

/** How a network that is persisted ages: the latency of messages, and how long it takes to start again. */
export async function aging(): Promise<Result[]> {
  const directory = mkdtempSync(join(tmpdir(), 'interstake-bench-'))
  const flags = ['--state', directory]
  let network = await startNetwork(flags)
  try {
    const points: { at: number; value: number }[] = []
    const emptyBlocks: number[] = []
    for (const [index, age] of ages.entries()) {
      await makeBatches(network, age - (ages[index - 1] ?? 0))
      points.push({ at: age, value: median(await messageTimes(network, samples)) })
      emptyBlocks.push(await emptyBlock(network))
    }
    const young = points[0]?.value ?? Number.NaN
    const aged = points.at(-1)?.value ?? Number.NaN
    const replay = await reexecute(network)
    await network.stop()
    network = await startNetwork(flags)
    const restart = network.readyAfter
    const blocks = await readBlocks(network)
    await fundMany(network)
    const full = median(await messageTimes(network, samples))
    const limitOf = (block: number) =>
      `anvil hashes its whole state for each block. An empty one of the settlement layer takes ${format(block)} ms, after 10 batches ${format(emptyBlocks[0] ?? Number.NaN)} ms.`
    return [
      rate({
        name: 'sent → verifiable, after 2,000 batches',
        ...{ value: aged, unit: 'ms', goal: { ratioAtMost: 1.5 } },
        reference: { name: 'after 10 batches', value: young },
        limit: limitOf(emptyBlocks.at(-1) ?? Number.NaN),
        growth: { with: 'batches', points },
      }),
      rate({
        name: 'sent → verifiable, after 2,000 batches and with 20,000 accounts on each chain',
        ...{ value: full, unit: 'ms', goal: { ratioAtMost: 1.5 } },
        reference: { name: 'after 10 batches', value: young },
        limit: limitOf(await emptyBlock(network)),
      }),
      rate({
        name: 'restart with 2,000 batches',
        ...{ value: restart, unit: 'ms', goal: { ratioAtMost: 2 } },
        reference: { name: 'anvil executes the same user transactions again', value: replay },
      }),
      rate({
        name: 'restart with 2,000 batches, from its checkpoints',
        ...{ value: restart, unit: 'ms', goal: { atMost: 3_000 } },
        limit: `It reads all blocks again. Requesting the ${format(blocks.count)} blocks of all chains takes ${format(blocks.ms)} ms.`,
      }),
    ]
  } finally {
    await network.stop()
    rmSync(directory, { recursive: true })
  }
}

/** Milliseconds in which the node of the settlement layer mines a block without transactions. */
async function emptyBlock(network: BenchedNetwork): Promise<number> {
  const rpc = new Rpc(chainOf(network, 'settlement layer').rpcUrl, 1)
  const times: number[] = []
  for (let index = 0; index < samples; index++) times.push(await timeOf(() => rpc.call('evm_mine')))
  rpc.close()
  return median(times)
}

/** Requests all blocks of all chains. */
async function readBlocks(network: BenchedNetwork): Promise<{ count: number; ms: number }> {
  let count = 0
  const ms = await timeOf(() =>
    Promise.all(
      network.chains.map(async ({ rpcUrl }) => {
        const rpc = new Rpc(rpcUrl, connections)
        const head = Number(await rpc.call('eth_blockNumber'))
        count += head + 1
        await inParallel(Array(head + 1).keys(), connections, (number) =>
          rpc.call('eth_getBlockByNumber', [numberToHex(number), true]),
        )
        rpc.close()
      }),
    ),
  )
  return { count, ms }
}

/** Sends messages one after the other, so that each is in a batch of its own, and waits until they are executed. */
async function makeBatches(network: BenchedNetwork, count: number): Promise<void> {
  const chain = chainOf(network, 'staking')
  const rpc = new Rpc(chain.rpcUrl, 1)
  const account = await createAccount(rpc)
  const calls = Array.from({ length: count }, (_, index) => message(index))
  for (const transaction of await sign(account, chain.id, calls)) {
    const { transactionHash } = await rpc.send(transaction)
    while ((await rpc.call('zks_getL2ToL1LogProof', [transactionHash, 0])) === null);
  }
  rpc.close()
}

/** Funds accounts on all chains, as the state root that a node computes for each block grows with their number. */
async function fundMany(network: BenchedNetwork): Promise<void> {
  await Promise.all(
    network.chains.map(async ({ rpcUrl }) => {
      const rpc = new Rpc(rpcUrl, 20)
      await fundAccounts(accounts, rpc)
      rpc.close()
    }),
  )
}

/** Milliseconds for which a plain node executes the user transactions of the staking chain again. */
async function reexecute(network: BenchedNetwork): Promise<number> {
  const chain = chainOf(network, 'staking')
  const anvil = await startAnvil('--chain-id', String(chain.id))
  const rpc = new Rpc(anvil.url, 10)
  const account = await createAccount(rpc)
  const signed = await sign(
    account,
    chain.id,
    Array.from({ length: ages.at(-1) ?? 0 }, (_, index) => message(index)),
  )
  const ms = await timeOf(async () => {
    for (const transaction of signed) await rpc.send(transaction)
  })
  rpc.close()
  await anvil.stop()
  return ms
}
