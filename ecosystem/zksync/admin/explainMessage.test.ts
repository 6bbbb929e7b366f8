import { createWalletClient, type Hash, http, zeroHash } from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openLogs } from '../../log/openLogs'
import { Network } from '../../Network'
import { openState } from '../../state/openState'
import { callAdmin } from '../../test/callAdmin'
import { offlineChain } from '../../test/offlineChain'
import { staker } from '../../test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../../test/stakingEcosystem'
import { paces } from '../pace'
import type { Chain } from '../settlement/Chain'
import { SettlementScheduler } from '../settlement/SettlementScheduler'
import { readSystemContracts } from '../systemContracts'
import { Zksync } from '../Zksync'
import { whyNotVerifiable } from './explainMessage'

const timeout = 60_000
const hour = 3_600_000

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
}, timeout)

afterEach(async () => {
  for (const chain of ['staking1', 'staking2', 'rewards'])
    await callAdmin(ecosystem, 'resumeImports', chain)
  await callAdmin(ecosystem, 'setFaults')
  await callAdmin(ecosystem, 'setPace', 'instant')
  await callAdmin(ecosystem, 'resumeSettlement')
})

afterAll(() => ecosystem.stop())

/** Each test has its own stakers, whose first deposits send a message each. */
let stakers = 0
const newStaker = () => staker(ecosystem, stakers++)

const explain = (hash: Hash, index = 0) =>
  callAdmin(ecosystem, 'explainMessage', 'staking1', hash, index)

/** Waits for an explanation. */
async function becomes(hash: Hash, explanation: object): Promise<void> {
  await expect.poll(() => explain(hash), { timeout, interval: 20 }).toMatchObject(explanation)
}

const nowhere = { batchNumber: null, verifiableOn: {} }
const anyBatch = expect.any(Number)

describe('a message that was not sent', { timeout }, () => {
  it('of an unknown transaction', async () => {
    expect(await explain(zeroHash)).toEqual({
      ...nowhere,
      stage: 'unknown',
      waitsFor: 'The source chain does not have the transaction.',
    })
  })

  it('of a reverted transaction', async () => {
    const { account, source } = staker(ecosystem)
    const [{ rpcUrl, staking } = { rpcUrl: '', staking: null }] = ecosystem.manifest.stakingChains
    const hash = await createWalletClient({ account, transport: http(rpcUrl) }).sendTransaction({
      to: staking?.address ?? null,
      data: '0x12345678',
      gas: 100_000n,
      chain: null,
    })
    expect(await source.waitForTransactionReceipt({ hash })).toMatchObject({ status: 'reverted' })
    expect(await explain(hash)).toMatchObject({
      stage: 'failed',
      waitsFor: `Transaction ${hash} reverted, so it sent no message.`,
    })
  })

  it('of an index out of range, before and after its batch is sealed', async () => {
    await callAdmin(ecosystem, 'setPace', { ...paces.instant, seal: hour })
    const user = newStaker()
    const hash = await user.deposit()
    const waitsFor = `Transaction ${hash} sent no message with index 1.`
    await expect
      .poll(() => explain(hash, 1), { timeout, interval: 20 })
      .toEqual({ ...nowhere, stage: 'failed', waitsFor })
    await callAdmin(ecosystem, 'setPace', 'instant')
    await user.until(hash)
    expect(await explain(hash, 1)).toEqual({ ...nowhere, stage: 'failed', waitsFor })
  })
})

describe('a sent message', { timeout }, () => {
  it('waits for its batch to be sealed after the delay of the pace', async () => {
    await callAdmin(ecosystem, 'setPace', { ...paces.instant, seal: 1_400_000 })
    const hash = await newStaker().deposit()
    expect(await explain(hash)).toEqual({
      ...nowhere,
      stage: 'sent',
      waitsFor: 'Its batch is sealed after 1400000 ms. Call interstake_sealBatches to seal it now.',
    })
  })

  it('waits for the previous batch to be committed', async () => {
    await callAdmin(ecosystem, 'pauseSettlement')
    const first = newStaker()
    await becomes(await first.deposit(), { stage: 'batched' })
    expect(await explain(await newStaker().deposit())).toEqual({
      ...nowhere,
      stage: 'sent',
      waitsFor: 'Its batch is sealed as soon as the previous one is committed.',
    })
  })
})

describe('a message in a batch', { timeout }, () => {
  it.each([
    ['commit', 'batched', 'committed'],
    ['prove', 'committed', 'proven'],
    ['execute', 'proven', 'executed'],
  ])(
    'waits for the next stage, here to %s, at its pace or until a pause ends',
    async (...words) => {
      const [step, stage, next] = words
      await callAdmin(ecosystem, 'setPace', { ...paces.instant, [step]: 3_000_000 })
      const hash = await newStaker().deposit()
      const place = { stage, batchNumber: anyBatch, verifiableOn: {} }
      await becomes(hash, {
        ...place,
        waitsFor: expect.stringMatching(
          new RegExp(`^Batch \\d+ is being ${next}, with a delay of 3000000 ms\\.$`),
        ),
      })
      await callAdmin(ecosystem, 'pauseSettlement')
      expect(await explain(hash)).toEqual({
        ...place,
        waitsFor: expect.stringMatching(
          new RegExp(
            `^Batch \\d+ cannot be ${next} while settlement is paused. Call interstake_resumeSettlement to resume it\\.$`,
          ),
        ),
      })
    },
  )
})

describe('an executed message', { timeout }, () => {
  it('waits for nothing once every chain can verify it, unless its proof is withheld', async () => {
    const hash = await newStaker().deposit()
    const verifiableOn = { staking2: null, rewards: null }
    await becomes(hash, { verifiableOn })
    expect(await explain(hash)).toEqual({
      stage: 'executed',
      batchNumber: anyBatch,
      waitsFor: 'Nothing: it can be verified on every chain.',
      verifiableOn,
    })
    await callAdmin(ecosystem, 'setFaults', { proofs: { withhold: [hash] } })
    expect(await explain(hash)).toMatchObject({
      stage: 'executed',
      waitsFor: 'Its proof is withheld by an injected fault.',
      verifiableOn,
    })
  })

  it('waits for its root on a chain whose imports are paused', async () => {
    await callAdmin(ecosystem, 'pauseImports', 'rewards')
    const hash = await newStaker().deposit()
    await becomes(hash, {
      stage: 'executed',
      waitsFor: 'Its interop root has not been imported by every chain yet.',
      verifiableOn: {
        staking2: null,
        rewards: 'Its imports of roots are paused. Call interstake_resumeImports to resume them.',
      },
    })
  })

  it('waits for its root for the delay of the pace', async () => {
    await callAdmin(ecosystem, 'setPace', { ...paces.instant, import: 3_000_000 })
    const hash = await newStaker().deposit()
    const reason = expect.stringMatching(
      /^The root of block \d+ of the settlement layer is being imported, with a delay of 3000000 ms\.$/,
    )
    await becomes(hash, { stage: 'executed', verifiableOn: { staking2: reason, rewards: reason } })
  })

  it('is not verifiable on a chain whose node is down', async () => {
    // Its node is never started: a started one would be restarted before the request.
    const state = openState(null, { protocol: 'zksync' })
    const network = new Network<Chain, Zksync>({
      createProtocol: (host) =>
        new Zksync(host, {
          settlementLayerId: 506,
          system: readSystemContracts(null),
          scheduler: new SettlementScheduler(paces.instant),
        }),
      state,
      miningThrottle: true,
      logs: openLogs({ directory: null, level: 'error' }),
      onEvent() {},
      onError() {},
    })
    try {
      network.chains.push(offlineChain({ isSettlementLayer: true }))
      expect(await whyNotVerifiable(network, offlineChain(), 7n)).toBe(
        'Its node is down and being restarted.',
      )
    } finally {
      state.close()
    }
  })
})
