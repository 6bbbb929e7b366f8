import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Address } from 'viem'
import { z } from 'zod'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import type { RewardsChain } from '../../deployments/manifest'
import { spawnWithParent } from '../../ecosystem/anvil/spawnWithParent'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import type { Database } from '../database/Database'
import { openEmbedded } from '../database/openEmbedded'
import { openPostgres } from '../database/openPostgres'
import { addressSchema } from '../protocol/schemas'
import { beneficiaryOf, connect, deposit } from './deposit'
import { Postgres } from './Postgres'

const repository = join(__dirname, '..', '..')
const reward = 10n ** 18n

const pollSeconds = 0.5
const minKills = 3
/** Until all deposits are rewarded and settled, in milliseconds. */
const deadlineMs = 180_000

const totalsSchema = z.object({
  transactions: z.coerce.number(),
  last: z.coerce.number(),
  first: z.coerce.number(),
  gas: z.coerce.bigint(),
  fee: z.coerce.bigint(),
  sender: addressSchema,
  bad: z.coerce.number(),
})

const countsSchema = z.array(z.object({ state: z.string(), count: z.coerce.number() }))

const startedSchema = z.object({ msg: z.literal('Relaying'), url: z.url() })

export type KillOptions = {
  /** Three relayers share Postgres, which restarts meanwhile; one has an embedded database. */
  database: 'Postgres' | 'embedded'
  deposits: number
  seed: number
  /** Mean time between two kills, in milliseconds. */
  killEveryMs: number
  onEvent: (text: string) => void
}

export type KillResult = {
  kills: number
  /** Accounts whose balance is not one reward. */
  wrongBalances: number
  supply: bigint
  rewardEvents: number
  /** Messages by state. */
  messages: Record<string, number>
  /** Transactions that are not settled, or reverted. */
  badTransactions: number
  /** Nonces without a transaction. */
  missingNonces: number
  /** Whether the nonce on the chain follows the last one that is stored. */
  isNonceUsed: boolean
  gasPerReward: bigint
  feePerReward: bigint
}

/** Kills relayers with one database and one key at random, and restarts them, while deposits are made. */
export async function runKilledRelayers(options: KillOptions): Promise<KillResult> {
  const { deposits, onEvent } = options
  const network = await createStakingEcosystem()
  const postgres = options.database === 'Postgres' ? await Postgres.start() : null
  const directory = mkdtempSync(join(tmpdir(), 'interstake-relayers-'))
  const relayers = new Relayers(directory, postgres?.url)
  try {
    const { manifest } = network
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest))
    for (let index = 0; index < (postgres ? 3 : 1); index++) relayers.start(index)

    const beneficiaries = Array.from({ length: deposits }, (_, index) => beneficiaryOf(index))
    const chains = manifest.stakingChains
    const depositing = Promise.all(
      chains.map((chain, index) =>
        deposit(
          chain,
          beneficiaries.filter((_, at) => at % chains.length === index),
        ),
      ),
    )
    const kills = await killAtRandom(relayers, postgres, depositing, options)
    onEvent(`${deposits} deposits made, ${kills} relayers killed`)
    await relayers.untilSettled(deposits)
    await relayers.stop()

    const database = postgres
      ? openPostgres(postgres.url, { onError() {} })
      : await openEmbedded(relayers.embeddedDirectory)
    try {
      return { kills, ...(await readResult(database, manifest.rewardsChain, beneficiaries)) }
    } finally {
      await database.close()
    }
  } finally {
    relayers.killAll()
    await postgres?.stop()
    await network.stop()
    rmSync(directory, { recursive: true })
  }
}

async function readResult(
  database: Database,
  { token: { address }, ...chain }: RewardsChain,
  beneficiaries: readonly Address[],
): Promise<Omit<KillResult, 'kills'>> {
  const client = connect(chain)
  const token = { address, abi: interopTokenAbi } as const
  const [row] = await database.query(
    `SELECT count(*) AS transactions, max(nonce) AS last, min(nonce) AS first, sum(gas_used) AS gas,
      sum(fee) AS fee, min(sender) AS sender,
      count(*) FILTER (WHERE state <> 'settled' OR NOT succeeded) AS bad FROM relayer.transactions`,
  )
  const totals = totalsSchema.parse(row)
  const messages = countsSchema.parse(
    await database.query('SELECT state, count(*) AS count FROM relayer.messages GROUP BY state'),
  )
  const balances = await Promise.all(
    beneficiaries.map((account) =>
      client.readContract({ ...token, functionName: 'balanceOf', args: [account] }),
    ),
  )
  const events = await client.getContractEvents({
    ...{ ...token, eventName: 'RewardMinted', fromBlock: 0n },
  })
  return {
    wrongBalances: balances.filter((balance) => balance !== reward).length,
    supply: await client.readContract({ ...token, functionName: 'totalSupply' }),
    rewardEvents: events.length,
    messages: Object.fromEntries(messages.map(({ state, count }) => [state, count])),
    badTransactions: totals.bad,
    missingNonces: totals.last - totals.first + 1 - totals.transactions,
    isNonceUsed: (await client.getTransactionCount({ address: totals.sender })) === totals.last + 1,
    gasPerReward: totals.gas / BigInt(beneficiaries.length),
    feePerReward: totals.fee / BigInt(beneficiaries.length),
  }
}

/** Kills and restarts relayers until all deposits are made, and restarts Postgres once, if there is one. */
async function killAtRandom(
  relayers: Relayers,
  postgres: Postgres | null,
  depositing: Promise<unknown>,
  { seed, killEveryMs, onEvent }: KillOptions,
): Promise<number> {
  const random = xoroshiro128plus(seed)
  let isDone = false
  const done = depositing.finally(() => {
    isDone = true
  })
  done.catch(() => {})
  let kills = 0
  let isRestarted = postgres === null
  // At least one of each, also if the deposits are fast.
  while (!isDone || kills < minKills || !isRestarted) {
    await delay(uniformInt(random, killEveryMs / 2, (killEveryMs * 3) / 2))
    const victim = uniformInt(random, 0, relayers.count - 1)
    onEvent(`kill relayer ${victim + 1}`)
    await relayers.kill(victim)
    kills++
    if (kills >= 2 && !isRestarted) {
      onEvent('restart Postgres')
      await postgres?.restart()
      isRestarted = true
    }
    relayers.start(victim)
  }
  await done
  return kills
}

class Relayers {
  readonly #directory: string
  readonly #databaseUrl: string | undefined
  readonly #running = new Map<number, ChildProcess>()
  /** Of the status server of a relayer that has started. */
  #url: string | null = null

  constructor(directory: string, databaseUrl: string | undefined) {
    this.#directory = directory
    this.#databaseUrl = databaseUrl
  }

  get count(): number {
    return this.#running.size
  }

  /** The files of the embedded database of the one network. */
  get embeddedDirectory(): string {
    const data = join(this.#directory, 'data')
    const [name] = readdirSync(data)
    if (name === undefined) throw new Error('There is no database')
    return join(data, name)
  }

  start(index: number): void {
    const { child, stdout, stderr } = spawnWithParent(
      process.execPath,
      [
        ...['--import', 'tsx', join('scripts', 'relay.ts')],
        ...['--manifest', join(this.#directory, 'manifest.json'), '--port', '0'],
        ...['--data', join(this.#directory, 'data'), '--poll', String(pollSeconds)],
      ],
      { cwd: repository, env: { ...process.env, DATABASE_URL: this.#databaseUrl } },
    )
    createInterface({ input: stdout }).on('line', (line) => {
      const { data } = startedSchema.safeParse(JSON.parse(line))
      if (data) this.#url = data.url
    })
    stderr.pipe(process.stderr)
    this.#running.set(index, child)
  }

  async kill(index: number): Promise<void> {
    const child = this.#running.get(index)
    if (!child) throw new Error(`Relayer ${index} does not run`)
    if (child.exitCode !== null)
      throw new Error(`Relayer ${index + 1} ended by itself with ${child.exitCode}`)
    child.kill('SIGKILL')
    if (child.signalCode === null) await once(child, 'exit')
  }

  /** Waits until a number of messages is settled, or for as long as that may take. */
  async untilSettled(count: number): Promise<void> {
    const started = performance.now()
    while (performance.now() - started < deadlineMs) {
      const metrics = await fetch(`${this.#url}/metrics`).then(
        (response) => response.text(),
        () => '',
      )
      if (metrics.includes(`relayer_messages{state="settled"} ${count}\n`)) return
      await delay(200)
    }
  }

  async stop(): Promise<void> {
    for (const child of this.#running.values()) {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
  }

  killAll(): void {
    for (const child of this.#running.values()) child.kill('SIGKILL')
  }
}
