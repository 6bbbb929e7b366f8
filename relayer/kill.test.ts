import { describe, expect, it } from 'vitest'
import { runKilledRelayers } from './test/killedRelayers'
import { postgresMissing } from './test/Postgres'

const deposits = 60

describe('three relayers with one database', () => {
  it('reward each deposit once, although they are killed and the database restarts', {
    timeout: 120_000,
  }, async ({ skip }) => {
    if (postgresMissing !== null) return skip(postgresMissing)
    const result = await runKilledRelayers({ deposits, seed: 1, killEveryMs: 1_500, onEvent() {} })
    expect(result).toMatchObject({
      wrongBalances: 0,
      supply: BigInt(deposits) * 10n ** 18n,
      rewardEvents: deposits,
      messages: { settled: deposits },
      badTransactions: 0,
      missingNonces: 0,
      isNonceUsed: true,
    })
    expect(result.kills).toBeGreaterThanOrEqual(3)
    expect(Object.keys(result.messages)).toEqual(['settled'])
  })
})
