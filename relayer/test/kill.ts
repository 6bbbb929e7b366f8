import { formatEther } from 'viem'
import { runKilledRelayers } from './killedRelayers'

/** Kills relayers during 1,000 deposits, or as many as given, and prints the result. */
async function main([deposits = '1000', seed = '1']: readonly string[]): Promise<void> {
  const begun = performance.now()
  const result = await runKilledRelayers({
    database: 'Postgres',
    deposits: Number(deposits),
    seed: Number(seed),
    killEveryMs: 2_500,
    onEvent: (text) => console.log(text),
  })
  const { feePerReward, gasPerReward, ...counts } = result
  const seconds = (performance.now() - begun) / 1_000
  console.log(counts)
  console.log(
    `${seconds.toFixed(1)} s; ${gasPerReward} gas and ${formatEther(feePerReward)} ETH per reward`,
  )
  const isExact =
    result.wrongBalances === 0 &&
    result.supply === BigInt(deposits) * 10n ** 18n &&
    result.rewardEvents === Number(deposits) &&
    result.messages.settled === Number(deposits) &&
    Object.keys(result.messages).length === 1 &&
    result.missingNonces === 0 &&
    result.badTransactions === 0 &&
    result.isNonceUsed
  if (!isExact) process.exitCode = 1
}

void main(process.argv.slice(2)).catch((error) => {
  console.error(error)
  process.exitCode = 1
})
