import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { Command } from 'commander'
import {
  type Account,
  createClient,
  encodeFunctionData,
  formatEther,
  type Hash,
  type Hex,
  http,
  keccak256,
  numberToHex,
  parseEther,
  publicActions,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { stakingAbi } from '../contracts/abi/Staking'
import type { Manifest, ManifestChain } from '../deployments/manifest'
import { readManifest } from '../deployments/manifestFiles'
import { getMessageProof, inclusionArguments, verifyMessage } from '../interop'
import { median } from './median'

const repository = join(__dirname, '..')
const deposit = encodeFunctionData({ abi: stakingAbi, functionName: 'deposit' })
/** So many deposits are followed to their reward at once. */
const followers = 24
/** How long a client waits before it tries again what has failed. */
const retryMs = 100

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/** One deposit on its way to its reward. */
type Journey = { account: Account; chainIndex: number; transaction: Hex; begun: number }

const counts = { begun: 0, deposited: 0, rewarded: 0, retries: 0, crashes: 0 }
const latencies: number[] = []

void new Command('npm run soak --')
  .description(
    'Deposits over two chains for long, mints every reward, kills nodes meanwhile, and counts what is lost.',
  )
  .option('--minutes <n>', 'how long', Number, 30)
  .option('--rate <n>', 'deposits a second', Number, 50)
  .option('--kill-every <seconds>', 'how often a node is killed', Number, 120)
  .action(soak)
  .parseAsync()

async function soak(options: { minutes: number; rate: number; killEvery: number }): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'interstake-soak-'))
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', join('scripts', 'ecosystem.ts'), '--json', '--port-offset', '20000'],
    {
      cwd: repository,
      env: { ...process.env, INTERSTAKE_DEPLOYMENTS: directory },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  try {
    await once(createInterface({ input: server.stdout }), 'line')
    const manifest = readManifest('local', directory)
    if (!manifest) throw new Error('The ecosystem wrote no manifest')
    const end = performance.now() + options.minutes * 60_000
    const journeys: Journey[] = []
    const isOver = () => performance.now() >= end
    const memory: number[] = []
    await Promise.all([
      depositAll(manifest, options.rate, journeys, isOver),
      crashNodes(manifest, options.killEvery, isOver),
      report(server.pid, memory, isOver),
      ...Array.from({ length: followers }, (_, index) =>
        follow(manifest, index, journeys, () => isOver() && counts.rewarded === counts.begun),
      ),
    ])
    const { isRewardedOnce, total } = await check(manifest)
    console.log(
      `${counts.begun} deposits, ${counts.deposited} in a block, ${counts.rewarded} rewarded, ${total} INTR minted, ${counts.crashes} nodes killed, ${counts.retries} retries`,
    )
    console.log(
      `median ${median(latencies).toFixed(0)} ms from the deposit to its reward; memory of the server ${memory.join(', ')} MiB`,
    )
    if (!isRewardedOnce) throw new Error('A message was lost, or a reward minted twice')
  } finally {
    server.kill('SIGTERM')
    await once(server, 'close')
    rmSync(directory, { recursive: true })
  }
}

function connect({ rpcUrl }: ManifestChain) {
  return createClient({
    transport: http(rpcUrl, { retryCount: 0, timeout: 60_000 }),
    pollingInterval: 50,
  }).extend(publicActions)
}

/** Does it again until it succeeds: whoever talks to a node that is killed has to. */
async function insist<result>(attempt: () => Promise<result>): Promise<result> {
  for (;;) {
    try {
      return await attempt()
    } catch {
      counts.retries++
      await delay(retryMs)
    }
  }
}

async function depositAll(
  { stakingChains }: Manifest,
  rate: number,
  journeys: Journey[],
  isOver: () => boolean,
): Promise<void> {
  const clients = stakingChains.map(connect)
  const started = performance.now()
  while (!isOver()) {
    const due = started + (counts.begun * 1_000) / rate
    await delay(Math.max(0, due - performance.now()))
    const number = counts.begun++
    const chainIndex = number % stakingChains.length
    const chain = stakingChains[chainIndex]
    const client = clients[chainIndex]
    if (!chain || !client) throw new Error('There is no chain to stake on')
    const account = privateKeyToAccount(numberToHex(number + 1_000_000, { size: 32 }))
    const begun = performance.now()
    void insist(async () => {
      await client.request<AnyRequest>({
        method: 'anvil_setBalance',
        params: [account.address, numberToHex(parseEther('1'))],
      })
      const transaction = await account.signTransaction({
        type: 'eip1559',
        chainId: chain.chainId,
        nonce: 0,
        to: chain.staking.address,
        value: 1n,
        data: deposit,
        gas: 100_000n,
        maxFeePerGas: 10n ** 11n,
      })
      const hash = await client.request<AnyRequest>({
        method: 'eth_sendRawTransaction',
        params: [transaction],
      })
      if (typeof hash !== 'string') throw new Error('No hash')
      journeys.push({ account, chainIndex, transaction, begun })
    })
  }
}

/** Takes one deposit after the other to its reward. */
async function follow(
  { stakingChains, rewardsChain }: Manifest,
  index: number,
  journeys: Journey[],
  isDone: () => boolean,
): Promise<void> {
  const clients = stakingChains.map(connect)
  const destination = connect(rewardsChain)
  const minter = privateKeyToAccount(numberToHex(index + 1_000, { size: 32 }))
  await insist(() =>
    destination.request<AnyRequest>({
      method: 'anvil_setBalance',
      params: [minter.address, numberToHex(parseEther('1000000'))],
    }),
  )
  let nonce = 0
  while (!isDone()) {
    const journey = journeys.shift()
    const client = clients[journey?.chainIndex ?? 0]
    if (!journey || !client) {
      await delay(20)
      continue
    }
    const hash: Hash = keccak256(journey.transaction)
    const receipt = await insist(() => client.waitForTransactionReceipt({ hash, timeout: 30_000 }))
    if (receipt.status !== 'success') throw new Error(`Deposit ${hash} was reverted`)
    counts.deposited++
    const proof = await insist(async () => {
      const found = await getMessageProof(client, { hash })
      if (!found || !(await verifyMessage(destination, found))) throw new Error('Not yet')
      return found
    })
    const mint = await minter.signTransaction({
      type: 'eip1559',
      chainId: rewardsChain.chainId,
      nonce,
      to: rewardsChain.token.address,
      data: encodeFunctionData({
        abi: interopTokenAbi,
        functionName: 'mintFor',
        args: inclusionArguments(proof),
      }),
      gas: 500_000n,
      maxFeePerGas: 10n ** 11n,
    })
    const minted = keccak256(mint)
    await insist(async () => {
      const known = await destination.getTransactionReceipt({ hash: minted }).catch(() => null)
      if (known) return known
      await destination.request<AnyRequest>({ method: 'eth_sendRawTransaction', params: [mint] })
      return destination.waitForTransactionReceipt({ hash: minted, timeout: 30_000 })
    })
    nonce++
    counts.rewarded++
    latencies.push(performance.now() - journey.begun)
  }
}

async function crashNodes(
  { adminUrl = '', settlementLayer, stakingChains, rewardsChain }: Manifest,
  seconds: number,
  isOver: () => boolean,
): Promise<void> {
  const admin = createClient({ transport: http(adminUrl) })
  const chains = [settlementLayer, ...stakingChains, rewardsChain]
  for (;;) {
    for (let waited = 0; waited < seconds; waited++) {
      if (isOver()) return
      await delay(1_000)
    }
    const { name } = chains[counts.crashes++ % chains.length] ?? settlementLayer
    console.log(`killing the node of ${name}`)
    await admin.request<AnyRequest>({ method: 'interstake_crashNode', params: [name] })
  }
}

async function report(
  processId: number | undefined,
  memory: number[],
  isOver: () => boolean,
): Promise<void> {
  for (let second = 0; !isOver(); second++) {
    await delay(1_000)
    if (second % 60 !== 0) continue
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(processId)], {
      encoding: 'utf8',
    })
    memory.push(Math.round(Number(stdout) / 1_024))
    console.log(`${second} s: ${JSON.stringify(counts)}, server ${memory.at(-1)} MiB`)
  }
}

/** Every depositor has one reward, and there is no other. */
async function check({ rewardsChain }: Manifest) {
  const client = connect(rewardsChain)
  const total = formatEther(
    await client.readContract({
      address: rewardsChain.token.address,
      abi: interopTokenAbi,
      functionName: 'totalSupply',
    }),
  )
  return {
    total,
    isRewardedOnce: Number(total) === counts.begun && counts.rewarded === counts.begun,
  }
}
