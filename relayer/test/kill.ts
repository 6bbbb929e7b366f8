import { formatEther } from 'viem'
import { type KillOptions, runKilledRelayers } from './killedRelayers'

/** An embedded database has one relayer, which settles fewer deposits while it is killed. */
const embeddedShare = 0.05

/** Kills relayers during 1,000 deposits, or as many as given, and prints the results. */
async function main([deposits = '1000', seed = '1']: readonly string[]): Promise<void> {
  const count = Number(deposits)
  const options = { seed: Number(seed), killEveryMs: 2_500 }
  const runs = [
    await run({ ...options, database: 'Postgres', deposits: count }),
    await run({ ...options, database: 'embedded', deposits: Math.ceil(count * embeddedShare) }),
  ]
  if (runs.includes(false)) process.exitCode = 1
}

/** Resolves to whether each deposit was rewarded once, and nothing else was sent. */
async function run(options: Omit<KillOptions, 'onEvent'>): Promise<boolean> {
  const { database, deposits } = options
  const begun = performance.now()
  const { feePerReward, gasPerReward, ...result } = await runKilledRelayers({
    ...options,
    onEvent: (text) => console.log(text),
  })
  const seconds = (performance.now() - begun) / 1_000
  console.log(result)
  console.log(
    `${database}, ${deposits} deposits: ${seconds.toFixed(1)} s; ${gasPerReward} gas and ${formatEther(feePerReward)} ETH per reward`,
  )
  return (
    result.wrongBalances === 0 &&
    result.supply === BigInt(deposits) * 10n ** 18n &&
    result.rewardEvents === deposits &&
    result.messages.settled === deposits &&
    Object.keys(result.messages).length === 1 &&
    result.missingNonces === 0 &&
    result.badTransactions === 0 &&
    result.isNonceUsed
  )
}

void main(process.argv.slice(2)).catch((error) => {
  console.error(error)
  process.exitCode = 1
})
