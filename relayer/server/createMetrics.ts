import { Gauge, Registry } from 'prom-client'
import { z } from 'zod'
import type { Database } from '../database/Database'
import { messageStates } from '../messages/store'
import { transactionStates } from '../transactions/store'

const countsSchema = z.array(z.object({ state: z.string(), count: z.coerce.number() }))
const totalsSchema = z.object({
  rewards: z.coerce.number(),
  gas: z.coerce.number(),
  fee: z.coerce.number(),
})
const blocksSchema = z.array(z.object({ chain: z.coerce.string(), block: z.coerce.number() }))

export type Metrics = {
  contentType: string
  /** The current values, as text. */
  read(): Promise<string>
}

/** Metrics in the format of Prometheus. Those of the database are the same for all relayers that share it. */
export function createMetrics(
  database: Database,
  { senders }: { senders: readonly { name: string; isHeld: () => boolean }[] },
): Metrics {
  const registry = new Registry()
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `relayer_${name}`, help, labelNames: [...labelNames], registers: [registry] })
  const messages = gauge('messages', 'Messages by state', ['state'])
  const transactions = gauge('transactions', 'Transactions by state', ['state'])
  const rewards = gauge('rewards', 'Rewards minted by included transactions')
  const gas = gauge('gas_used', 'Gas used by included transactions')
  const fee = gauge('fees_wei', 'Fees of included transactions, in wei')
  const perReward = gauge('fee_per_reward_wei', 'Mean fee of a reward, in wei')
  const scanned = gauge('scanned_block', 'Last block read of a staking chain', ['chain'])
  const active = gauge('sender_active', 'Whether this process sends with a key', ['sender'])
  const up = gauge('database_up', 'Whether the database responds')

  const readDatabase = async () => {
    for (const [metric, table, states] of [
      [messages, 'messages', messageStates],
      [transactions, 'transactions', transactionStates],
    ] as const) {
      const rows = await database.query(
        `SELECT state, count(*) AS count FROM relayer.${table} GROUP BY state`,
      )
      const counts = new Map(countsSchema.parse(rows).map(({ state, count }) => [state, count]))
      for (const state of states) metric.set({ state }, counts.get(state) ?? 0)
    }
    const [row] = await database.query(
      `SELECT COALESCE(sum(rewards), 0) AS rewards, COALESCE(sum(gas_used), 0) AS gas,
        COALESCE(sum(fee), 0) AS fee FROM relayer.transactions`,
    )
    const totals = totalsSchema.parse(row)
    rewards.set(totals.rewards)
    gas.set(totals.gas)
    fee.set(totals.fee)
    perReward.set(totals.rewards > 0 ? totals.fee / totals.rewards : 0)
    const blocks = await database.query(
      'SELECT source_chain AS chain, max(block_number) AS block FROM relayer.checkpoints GROUP BY source_chain',
    )
    for (const { chain, block } of blocksSchema.parse(blocks)) scanned.set({ chain }, block)
  }
  return {
    contentType: registry.contentType,
    async read() {
      for (const { name, isHeld } of senders)
        active.set({ sender: name.replace('send ', '') }, isHeld() ? 1 : 0)
      await readDatabase().then(
        () => up.set(1),
        () => up.set(0),
      )
      return registry.metrics()
    },
  }
}
