import pino from 'pino'
import { formatEther } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { richAccount } from '../ecosystem/config/accounts'
import { createStakingEcosystem } from '../ecosystem/test/stakingEcosystem'
import { startRelayer } from '../relayer'
import { beneficiaryOf, connect, deposit } from '../relayer/test/deposit'
import { Postgres, postgresMissing } from '../relayer/test/Postgres'

const deposits = 1_000

/** The rewards per second of a relayer that finds many verifiable messages, and the cost of each. */
export async function relayer(): Promise<string> {
  const { manifest, stop } = await createStakingEcosystem()
  const postgres = postgresMissing === null ? await Postgres.start() : null
  try {
    const { stakingChains, rewardsChain } = manifest
    const accounts = Array.from({ length: deposits }, (_, index) => beneficiaryOf(index))
    await Promise.all(
      stakingChains.map((chain, index) =>
        deposit(
          chain,
          accounts.filter((_, at) => at % stakingChains.length === index),
        ),
      ),
    )
    const running = await startRelayer({
      ...{ manifest, signers: [privateKeyToAccount(richAccount.privateKey)] },
      ...{ database: postgres ? { url: postgres.url } : { directory: null } },
      ...{ server: { host: '127.0.0.1', port: 0 }, log: pino({ enabled: false }), pollMs: 200 },
      ...{ feeCeiling: null, bumpAfterMs: 60_000, provers: 2, revive: false },
    })
    const started = performance.now()
    const client = connect(rewardsChain)
    const supply = () =>
      client.readContract({
        ...{ address: rewardsChain.token.address, abi: interopTokenAbi },
        functionName: 'totalSupply',
      })
    while ((await supply()) < BigInt(deposits) * 10n ** 18n)
      await new Promise((resolve) => setTimeout(resolve, 50))
    const seconds = (performance.now() - started) / 1_000
    const metrics = await (await fetch(`${running.url}/metrics`)).text()
    await running.stop()
    const read = (name: string) =>
      Number(new RegExp(`^relayer_${name} (.*)$`, 'm').exec(metrics)?.[1])
    const gas = Math.round(read('gas_used') / read('rewards'))
    const fee = formatEther(BigInt(Math.round(read('fee_per_reward_wei'))))
    return `${(deposits / seconds).toFixed(0)} rewards a second, ${gas} gas and ${fee} ETH each (${deposits} deposits on ${stakingChains.length} chains, ${postgres ? 'Postgres' : 'embedded database'})`
  } finally {
    await postgres?.stop()
    await stop()
  }
}
