import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Command } from 'commander'
import {
  type Address,
  createClient,
  encodeFunctionData,
  formatEther,
  type Hash,
  type Hex,
  http,
  keccak256,
  numberToHex,
  parseAbi,
  parseEther,
  publicActions,
  walletActions,
  webSocket,
} from 'viem'
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { stakingAbi } from '../contracts/abi/Staking'
import { readArtifact } from '../contracts/readArtifact'
import type { Manifest, ManifestChain } from '../deployments/manifest'
import { readManifest } from '../deployments/manifestFiles'
import { richAccount } from '../ecosystem/config/accounts'
import { spawnNetwork } from '../ecosystem/test/spawnNetwork'
import { getMessageProof, inclusionArguments, type MessageProof, verifyMessage } from '../interop'
import { median } from './world/quantile'

const faucetAbi = parseAbi(['function fund(address[] accounts) payable'])
const deposit = encodeFunctionData({ abi: stakingAbi, functionName: 'deposit' })
/** Number of accounts per funding transaction. */
const accountsPerFunding = 250
/** The first poll for a proof is sent after this fraction of the time that the last one took. */
const firstPollFraction = 0.5
/** Limits of the exponential backoff of retries. */
const minRetryMs = 50
const maxRetryMs = 2_000

type Connection = ReturnType<typeof connect>
type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

const counts = { begun: 0, deposited: 0, rewarded: 0, retries: 0, crashes: 0 }
const latencies: number[] = []

void new Command('npm run soak --')
  .description(
    'Deposits on two chains for a long time while nodes are killed, mints every reward, and counts losses.',
  )
  .option('--minutes <n>', 'duration', Number, 30)
  .option('--rate <n>', 'deposits per second', Number, 50)
  .option('--kill-every <seconds>', 'how often a node is killed', Number, 120)
  .action(soak)
  .parseAsync()

async function soak(options: { minutes: number; rate: number; killEvery: number }): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'interstake-soak-'))
  const network = spawnNetwork({
    deployments: directory,
    readManifest: (path) => readManifest('local', path),
    flags: ['--port-offset', '20000'],
    onLine: (line) => console.error(line),
  })
  try {
    const manifest = await network.ready
    const end = performance.now() + options.minutes * 60_000
    const isOver = () => performance.now() >= end
    const memory: number[] = []
    await Promise.all([
      depositAll(manifest, options.rate, isOver),
      crashNodes(manifest, options.killEvery, isOver),
      report(network.process.pid, memory, isOver),
    ])
    while (counts.rewarded < counts.begun) await delay(100)
    const { isRewardedOnce, total } = await check(manifest)
    console.log(
      `${counts.begun} deposits, ${counts.deposited} in a block, ${counts.rewarded} rewarded, ${total} INTR minted, ${counts.crashes} nodes killed, ${counts.retries} retries`,
    )
    console.log(
      `median ${median(latencies).toFixed(0)} ms from the deposit to its reward; memory of the server ${memory.join(', ')} MiB`,
    )
    if (!isRewardedOnce) throw new Error('A message was lost, or a reward minted twice')
  } finally {
    network.process.kill('SIGTERM')
    await network.ended
    rmSync(directory, { recursive: true })
  }
}

function connect({ rpcUrl }: ManifestChain) {
  return createClient({
    // HTTP requests are several times as expensive.
    transport: webSocket(rpcUrl.replace('http', 'ws'), {
      reconnect: false,
      // Its timer would outlive the connection.
      keepAlive: false,
      retryCount: 0,
      timeout: 60_000,
    }),
  }).extend(publicActions)
}

/** Retries until the attempt succeeds, since nodes are killed. */
async function retry<result>(attempt: (isRetry: boolean) => Promise<result>): Promise<result> {
  for (let wait = minRetryMs, isRetry = false; ; wait = Math.min(maxRetryMs, wait * 2)) {
    try {
      return await attempt(isRetry)
    } catch {
      isRetry = true
      counts.retries++
      await delay(wait)
    }
  }
}

/**
 * Sends a transaction and waits until it is included.
 *
 * @param isRetry - Whether it may already be included, because the response was lost.
 */
async function sendOnce(
  client: ReturnType<typeof connect>,
  transaction: Hex,
  isRetry: boolean,
): Promise<void> {
  const hash = keccak256(transaction)
  const known = isRetry ? await client.getTransactionReceipt({ hash }).catch(() => null) : null
  const { status } =
    known ?? (await client.sendRawTransactionSync({ serializedTransaction: transaction }))
  if (status !== 'success') throw new Error(`Transaction ${hash} was reverted`)
}

async function depositAll(
  { stakingChains, rewardsChain }: Manifest,
  rate: number,
  isOver: () => boolean,
): Promise<void> {
  const sources = await Promise.all(
    stakingChains.map(async (chain) => ({
      chain,
      client: connect(chain),
      fund: await openFaucet(chain),
    })),
  )
  const prove = openProver(rewardsChain)
  const mint = openMint(rewardsChain)
  const fundNext = () =>
    Promise.all(
      sources.map(async ({ fund }) => {
        const accounts = Array.from({ length: accountsPerFunding }, newAccount)
        await fund(accounts.map(({ address }) => address))
        return accounts
      }),
    )
  let funded = await fundNext()
  let funding = fundNext()
  const started = performance.now()
  while (!isOver()) {
    if (funded.every(({ length }) => length === 0)) {
      funded = await funding
      funding = fundNext()
    }
    const due = started + (counts.begun * 1_000) / rate
    await delay(Math.max(0, due - performance.now()))
    const index = counts.begun++ % sources.length
    const source = sources[index]
    const account = funded[index]?.pop()
    if (!source || !account) throw new Error('There is no chain to stake on')
    void stake(source.client, source.chain, account)
  }
  await funding

  /** Deposits and mints the reward. */
  async function stake(
    client: Connection,
    { chainId, staking }: Manifest['stakingChains'][number],
    account: PrivateKeyAccount,
  ): Promise<void> {
    const begun = performance.now()
    const transaction = await account.signTransaction({
      type: 'eip1559',
      chainId,
      nonce: 0,
      to: staking.address,
      value: 1n,
      data: deposit,
      gas: 100_000n,
      maxFeePerGas: 10n ** 11n,
    })
    await retry((isRetry) => sendOnce(client, transaction, isRetry))
    counts.deposited++
    await mint(await prove(client, keccak256(transaction)))
    counts.rewarded++
    latencies.push(performance.now() - begun)
  }
}

const newAccount = () => privateKeyToAccount(generatePrivateKey())

/** Deploys a faucet that sends each account enough ETH for a deposit. */
async function openFaucet({ rpcUrl }: ManifestChain) {
  const client = createClient({
    account: privateKeyToAccount(richAccount.privateKey),
    transport: http(rpcUrl, { timeout: 60_000 }),
    pollingInterval: 50,
  })
    .extend(publicActions)
    .extend(walletActions)
  const { bytecode } = readArtifact('test/Faucet')
  const hash = await client.deployContract({ abi: faucetAbi, bytecode, chain: null })
  const { contractAddress: to } = await client.waitForTransactionReceipt({ hash })
  return (accounts: readonly Address[]) =>
    retry(() =>
      client.sendTransactionSync({
        to,
        value: parseEther('0.1') * BigInt(accounts.length),
        data: encodeFunctionData({ abi: faucetAbi, functionName: 'fund', args: [accounts] }),
        chain: null,
      }),
    )
}

/** Fetches the proof of a deposit's message once it is verifiable. */
function openProver(rewardsChain: ManifestChain) {
  const destination = connect(rewardsChain)
  let usualMs = 0
  return async (source: Connection, hash: Hash): Promise<MessageProof> => {
    const begun = performance.now()
    await delay(firstPollFraction * usualMs)
    const proof = await retry(async () => {
      const found = await getMessageProof(source, { hash })
      if (!found || !(await verifyMessage(destination, found))) throw new Error('Not yet')
      return found
    })
    usualMs = performance.now() - begun
    return proof
  }
}

/** Mints rewards, each from an account without pending transactions. */
function openMint(chain: Manifest['rewardsChain']) {
  const destination = connect(chain)
  const idle: { account: PrivateKeyAccount; nonce: number }[] = []

  async function newMinter() {
    const account = newAccount()
    await retry(() =>
      destination.request<AnyRequest>({
        method: 'anvil_setBalance',
        params: [account.address, numberToHex(parseEther('1000000'))],
      }),
    )
    return { account, nonce: 0 }
  }

  return async (proof: MessageProof): Promise<void> => {
    const minter = idle.pop() ?? (await newMinter())
    const transaction = await minter.account.signTransaction({
      type: 'eip1559',
      chainId: chain.chainId,
      nonce: minter.nonce++,
      to: chain.token.address,
      data: encodeFunctionData({
        abi: interopTokenAbi,
        functionName: 'mintFor',
        args: inclusionArguments(proof),
      }),
      gas: 500_000n,
      maxFeePerGas: 10n ** 11n,
    })
    await retry((isRetry) => sendOnce(destination, transaction, isRetry))
    idle.push(minter)
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
    // The node killed before may still be restarting.
    await retry(() => admin.request<AnyRequest>({ method: 'interstake_crashNode', params: [name] }))
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

/** Checks that every depositor has exactly one reward, and nobody else has one. */
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
