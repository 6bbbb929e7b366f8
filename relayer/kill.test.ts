import { expect, it } from 'vitest'
import { runKilledRelayers } from './test/killedRelayers'

const deposits = 20

// `npm run relay:kill` does so with three relayers and Postgres, which restarts meanwhile.
it('a relayer with an embedded database that is killed at random rewards each deposit once', {
  timeout: 200_000,
}, async () => {
  const options = { deposits, seed: 1, killEveryMs: 1_500, onEvent() {} }
  const result = await runKilledRelayers({ ...options, database: 'embedded' })
  expect(result).toMatchObject({
    wrongBalances: 0,
    supply: BigInt(deposits) * 10n ** 18n,
    rewardEvents: deposits,
    badTransactions: 0,
    missingNonces: 0,
    isNonceUsed: true,
  })
  expect(result.messages).toEqual({ settled: deposits })
  expect(result.kills).toBeGreaterThanOrEqual(3)
})
