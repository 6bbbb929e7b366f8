import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { z } from 'zod'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { spawnWithParent } from '../../ecosystem/anvil/spawnWithParent'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { beneficiaryOf, connect, deposit } from './deposit'
import { Postgres } from './Postgres'

const instances = 3
const repository = join(__dirname, '..', '..')
const reward = 10n ** 18n

const pollSeconds = 0.5
/** Until all deposits are rewarded and settled, in milliseconds. */
const deadlineMs = 180_000

const totalsSchema = z.object({
  transactions: z.coerce.number(),
  last: z.coerce.number(),
  first: z.coerce.number(),
  gas: z.coerce.bigint(),
  fee: z.coerce.bigint(),
})

export type KillOptions = {
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

/**
 * Runs three relayers with one database and one key, kills them at random, and restarts them, while deposits are made and
 * the database restarts.
 */
export async function runKilledRelayers(options: KillOptions): Promise<KillResult> {
  const { deposits, onEvent } = options
  const network = await createStakingEcosystem()
  const postgres = await Postgres.start()
  const directory = mkdtempSync(join(tmpdir(), 'interstake-relayers-'))
  const relayers = new Relayers(directory, postgres.url)
  try {
    const { manifest } = network
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest))
    for (let index = 0; index < instances; index++) relayers.start(index)

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

    const client = connect(manifest.rewardsChain)
    const token = { address: manifest.rewardsChain.token.address, abi: interopTokenAbi } as const
    const started = performance.now()
    const reader = new Client({ connectionString: postgres.url })
    await reader.connect()
    try {
      for (;;) {
        const { rows } = await reader.query(
          `SELECT count(*)::int AS settled FROM relayer.messages WHERE state = 'settled'`,
        )
        if (rows[0]?.settled === deposits) break
        if (performance.now() - started > deadlineMs) break
        await delay(200)
      }
      const messages = await reader.query(
        'SELECT state, count(*)::int AS count FROM relayer.messages GROUP BY state',
      )
      const bad = await reader.query(
        `SELECT count(*)::int AS count FROM relayer.transactions WHERE state <> 'settled' OR NOT succeeded`,
      )
      const totals = totalsSchema.parse(
        (
          await reader.query(
            `SELECT count(*) AS transactions, max(nonce) AS last, min(nonce) AS first, sum(gas_used) AS gas,
              sum(fee) AS fee FROM relayer.transactions`,
          )
        ).rows[0],
      )
      const { rows: senders } = await reader.query(
        'SELECT DISTINCT sender FROM relayer.transactions',
      )
      const used = await client.getTransactionCount({ address: senders[0]?.sender })
      const balances = await Promise.all(
        beneficiaries.map((account) =>
          client.readContract({ ...token, functionName: 'balanceOf', args: [account] }),
        ),
      )
      const events = await client.getContractEvents({
        ...{ ...token, eventName: 'RewardMinted', fromBlock: 0n },
      })
      return {
        kills,
        wrongBalances: balances.filter((balance) => balance !== reward).length,
        supply: await client.readContract({ ...token, functionName: 'totalSupply' }),
        rewardEvents: events.length,
        messages: Object.fromEntries(messages.rows.map(({ state, count }) => [state, count])),
        badTransactions: bad.rows[0]?.count,
        missingNonces: totals.last - totals.first + 1 - totals.transactions,
        isNonceUsed: used === totals.last + 1,
        gasPerReward: totals.gas / BigInt(deposits),
        feePerReward: totals.fee / BigInt(deposits),
      }
    } finally {
      await reader.end()
    }
  } finally {
    relayers.killAll()
    await postgres.stop()
    await network.stop()
    rmSync(directory, { recursive: true })
  }
}

/** Kills and restarts relayers until all deposits are made, and restarts Postgres once. */
async function killAtRandom(
  relayers: Relayers,
  postgres: Postgres,
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
  let isRestarted = false
  // At least one of each, also if the deposits are fast.
  while (!isDone || kills < instances || !isRestarted) {
    await delay(uniformInt(random, killEveryMs / 2, (killEveryMs * 3) / 2))
    const victim = uniformInt(random, 0, instances - 1)
    onEvent(`kill relayer ${victim + 1}`)
    await relayers.kill(victim)
    kills++
    if (kills >= 2 && !isRestarted) {
      onEvent('restart Postgres')
      await postgres.restart()
      isRestarted = true
    }
    relayers.start(victim)
  }
  await done
  return kills
}

class Relayers {
  readonly #directory: string
  readonly #databaseUrl: string
  readonly #running = new Map<number, ChildProcess>()

  constructor(directory: string, databaseUrl: string) {
    this.#directory = directory
    this.#databaseUrl = databaseUrl
  }

  start(index: number): void {
    const { child, stdout, stderr } = spawnWithParent(
      process.execPath,
      [
        ...['--import', 'tsx', join('scripts', 'relay.ts')],
        ...['--manifest', join(this.#directory, 'manifest.json')],
        ...['--port', '0', '--poll', String(pollSeconds), '--log-level', 'error'],
      ],
      { cwd: repository, env: { ...process.env, DATABASE_URL: this.#databaseUrl } },
    )
    stdout.pipe(process.stderr)
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
    this.#running.delete(index)
  }

  killAll(): void {
    for (const child of this.#running.values()) child.kill('SIGKILL')
  }
}
