import { describe, expect, it } from 'vitest'
import { runKilledRelayers } from './test/killedRelayers'
import { postgresMissing } from './test/Postgres'

const deposits = 60

async function expectExact(database: 'Postgres' | 'embedded'): Promise<void> {
  const options = { database, deposits, seed: 1, killEveryMs: 2_000, onEvent() {} }
  const result = await runKilledRelayers(options)
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
}

describe('relayers that are killed at random', { timeout: 200_000 }, () => {
  it('reward each deposit once: three with one Postgres database, which restarts', async ({
    skip,
  }) => {
    if (postgresMissing !== null) return skip(postgresMissing)
    await expectExact('Postgres')
  })

  it('reward each deposit once: one with an embedded database', () => expectExact('embedded'))
})
