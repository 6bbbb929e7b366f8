import pino from 'pino'
import { privateKeyToAccount } from 'viem/accounts'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { richAccount } from '../../ecosystem/config/accounts'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { startRelayer } from '../../relayer'
import { beneficiaryOf, connect, deposit } from '../../relayer/test/deposit'
import { Postgres, postgresMissing } from '../../relayer/test/Postgres'
import { type Result, rate } from '../Result'

const deposits = 1_000

/** The rewards per second of a relayer that finds many verifiable messages, and the cost of each. */
export async function relayer(): Promise<Result[]> {
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
    const database = postgres ? 'Postgres' : 'embedded database'
    return [
      rate({
        name: `rewards by the relayer, ${deposits} deposits on ${stakingChains.length} chains, ${database}`,
        ...{ value: deposits / seconds, unit: '/s' },
      }),
      rate({
        name: 'gas of a reward by the relayer',
        ...{ value: read('gas_used') / read('rewards'), unit: 'gas' },
      }),
    ]
  } finally {
    await postgres?.stop()
    await stop()
  }
}
