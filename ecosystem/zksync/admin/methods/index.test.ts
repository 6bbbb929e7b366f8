import { createPublicClient, type Hash, http, zeroHash } from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { l2InteropRootStorageAbi } from '../../../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../../../interop'
import { adminPrefix } from '../../../admin/adminTransport'
import { requestNode } from '../../../anvil/requestNode'
import { errorCodes } from '../../../jsonrpc/jsonRpc'
import { callAdmin } from '../../../test/callAdmin'
import { staker } from '../../../test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../../../test/stakingEcosystem'
import { paces } from '../../pace'
import { adminMethods } from '.'

const timeout = 60_000
const hour = 3_600_000

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
}, timeout)

afterEach(async () => {
  await callAdmin(ecosystem, 'setPace', 'instant')
  await callAdmin(ecosystem, 'resumeSettlement')
})

afterAll(() => ecosystem.stop())

/** Each test has its own staker, whose first deposit sends a message. */
let stakers = 0
const newStaker = () => staker(ecosystem, stakers++)

const clientOf = (name: string) =>
  createPublicClient({
    transport: http(ecosystem.chains.find((chain) => chain.name === name)?.rpcUrl, {
      retryCount: 0,
    }),
  })

/** By name of the chain. */
async function ofEach<result>(
  read: (client: ReturnType<typeof clientOf>) => Promise<result>,
): Promise<Record<string, result>> {
  return Object.fromEntries(
    await Promise.all(
      ecosystem.chains.map(async ({ name }) => [name, await read(clientOf(name))] as const),
    ),
  )
}

describe('the admin methods', () => {
  it('have a description and name their parameters', () => {
    for (const { description, params } of Object.values(adminMethods)) {
      expect(description).toMatch(/\.$/)
      expect(Object.keys(params.shape).length).toBeLessThanOrEqual(3)
    }
  })
})

describe('getStatus', () => {
  it('reports pauses and faults', async () => {
    await callAdmin(ecosystem, 'pauseImports', 'rewards')
    await callAdmin(ecosystem, 'setFaults', { seed: 5, imports: { shuffle: true } })
    expect(await callAdmin(ecosystem, 'getStatus')).toMatchObject({
      faults: { seed: 5, imports: { delay: 0, shuffle: true } },
      settlementLayer: { name: 'gateway', isUp: true },
      chains: [
        { name: 'staking1', role: 'staking', id: 34_234, isUp: true, importsRoots: true },
        { name: 'staking2', importsRoots: true },
        { name: 'rewards', role: 'rewards', importsRoots: false },
      ],
    })
    await callAdmin(ecosystem, 'resumeImports', 'rewards')
    await callAdmin(ecosystem, 'setFaults')
    expect(await callAdmin(ecosystem, 'getStatus')).toMatchObject({
      faults: { imports: { shuffle: false } },
      chains: [{}, {}, { importsRoots: true }],
    })
  })
})

describe('sealBatches', { timeout }, () => {
  it('seals a batch without waiting for more blocks', async () => {
    await callAdmin(ecosystem, 'setPace', {
      seal: hour,
      commit: 0,
      prove: 0,
      execute: 0,
      import: 0,
    })
    const user = newStaker()
    const hash = await user.deposit()
    expect((await user.status(hash)).stage).toBe('sent')
    // Settlement may receive the block a moment later.
    await expect
      .poll(
        async () => {
          expect(await callAdmin(ecosystem, 'sealBatches')).toBeNull()
          return (await user.status(hash)).stage
        },
        { timeout, interval: 20 },
      )
      .not.toBe('sent')
    await user.until(hash)
  })

  it('seals the blocks that a reorg in progress results in', async () => {
    await callAdmin(ecosystem, 'setPace', { ...paces.instant, seal: hour })
    const hash = await newStaker().deposit()
    const reorged = callAdmin(ecosystem, 'reorg', 'staking1', 1)
    // A later request returned, so the reorg has begun.
    await callAdmin(ecosystem, 'getStatus')
    await callAdmin(ecosystem, 'sealBatches')
    expect(await reorged).toEqual({ dropped: [] })
    expect(await callAdmin(ecosystem, 'explainMessage', 'staking1', hash)).not.toMatchObject({
      stage: 'sent',
    })
  })
})

describe('pauseImports and resumeImports', { timeout }, () => {
  it('pause the imports of one chain, and lose no root', async () => {
    const user = newStaker()
    expect(await callAdmin(ecosystem, 'pauseImports', 37_427)).toBeNull()
    const hash = await user.deposit()
    const explained = () => callAdmin(ecosystem, 'explainMessage', 'staking1', hash)
    await expect
      .poll(explained, { timeout })
      .toMatchObject({ verifiableOn: { staking2: null, rewards: expect.any(String) } })
    expect(await user.verifies(hash)).toBe(false)
    expect(await callAdmin(ecosystem, 'resumeImports', 'rewards')).toBeNull()
    await user.until(hash)
  })
})

describe('mine', { timeout }, () => {
  /** Settlement adds some blocks of its own. */
  async function minedBy(...params: unknown[]) {
    const heads = () => ofEach(async (client) => Number(await client.getBlockNumber()))
    const before = await heads()
    expect(await callAdmin(ecosystem, 'mine', ...params)).toBeNull()
    const after = await heads()
    return Object.fromEntries(
      Object.entries(after).map(([name, head]) => [name, head - (before[name] ?? 0)]),
    )
  }

  it('mines one block, or the given number, on every chain', async () => {
    expect(Math.min(...Object.values(await minedBy()))).toBeGreaterThanOrEqual(1)
    expect(Math.min(...Object.values(await minedBy(200)))).toBeGreaterThanOrEqual(200)
  })

  it('fails while a node is down, also if another one ends while it mines', async () => {
    await callAdmin(ecosystem, 'crashNode', 'staking2')
    const mining = callAdmin(ecosystem, 'mine', 500)
    await expect(mining).rejects.toThrow('The node of staking2 (chain 5328) has ended')
    await callAdmin(ecosystem, 'crashNode', 'staking1')
    await vi.waitFor(() => minedBy(), { timeout, interval: 50 })
  })

  it('mines the given number of blocks on one chain', async () => {
    const { staking2, ...others } = await minedBy(200, 'staking2')
    expect(staking2).toBeGreaterThanOrEqual(200)
    expect(Math.max(...Object.values(others))).toBeLessThan(200)
  })
})

describe('increaseTime', { timeout }, () => {
  it('advances the clocks of all chains, and mines a block', async () => {
    const times = () => ofEach(async (client) => Number((await client.getBlock()).timestamp))
    const before = await times()
    expect(await callAdmin(ecosystem, 'increaseTime', 100_000)).toBeNull()
    const after = await times()
    for (const [name, time] of Object.entries(after))
      expect(time - (before[name] ?? 0)).toBeGreaterThanOrEqual(100_000)
  })
})

describe('fund', () => {
  it('accepts numbers and strings', async () => {
    const account = '0x00000000000000000000000000000000000000ab'
    await callAdmin(ecosystem, 'fund', account, 1)
    await callAdmin(ecosystem, 'fund', account, '0x10')
    const balances = { 506: '0x13', 34234: '0x13', 5328: '0x13', 37427: '0x13' }
    expect(await callAdmin(ecosystem, 'fund', account, '2')).toEqual(balances)
  })
})

describe('snapshot and revert', { timeout }, () => {
  it('return an id, and whether it exists', async () => {
    const id = await callAdmin(ecosystem, 'snapshot')
    expect(id).toMatch(/^0x[0-9a-f]+$/)
    expect(await callAdmin(ecosystem, 'revert', id)).toBe(true)
    expect(await callAdmin(ecosystem, 'revert', id)).toBe(false)
    expect(await callAdmin(ecosystem, 'revert', '0xffff')).toBe(false)
  })
})

describe('setFaults', () => {
  it('returns all faults', async () => {
    const rpc = { errorRate: 0.5, latency: 0, chainIds: [1] }
    const imports = { delay: 0, shuffle: false }
    const settlement = { delay: 0, dropRate: 0, duplicateRate: 0 }
    const rest = { seed: 1, settlement, imports, proofs: { withhold: [] } }
    expect(
      await callAdmin(ecosystem, 'setFaults', { rpc: { errorRate: 0.5, chainIds: [1] } }),
    ).toEqual({ ...rest, rpc })
    expect(await callAdmin(ecosystem, 'setFaults')).toEqual({
      ...rest,
      rpc: { errorRate: 0, latency: 0 },
    })
  })
})

describe('forgeRoot', { timeout }, () => {
  it('returns the block number of the root, which is unique', async () => {
    await callAdmin(ecosystem, 'pauseSettlement')
    const { destination } = staker(ecosystem)
    const rootUnder = (blockNumber: number) =>
      destination.readContract({
        address: systemAddresses.interopRootStorage,
        abi: l2InteropRootStorageAbi,
        functionName: 'interopRoots',
        args: [506n, BigInt(blockNumber)],
      })
    const root: Hash = `0x${'ab'.repeat(32)}`
    const given = z.int().parse(await callAdmin(ecosystem, 'forgeRoot', 'rewards', root))
    const madeUp = z.int().parse(await callAdmin(ecosystem, 'forgeRoot', 37_427))
    expect(madeUp).not.toBe(given)
    expect(await rootUnder(given)).toBe(root)
    expect(await rootUnder(madeUp)).not.toBe(zeroHash)

    await callAdmin(ecosystem, 'resumeSettlement')
    await expect.poll(() => rootUnder(given), { timeout }).toBe(zeroHash)
    await expect.poll(() => rootUnder(madeUp), { timeout }).toBe(zeroHash)
  })
})

describe('reorg and crashNode', { timeout }, () => {
  it('return once completed', async () => {
    await callAdmin(ecosystem, 'pauseSettlement')
    await callAdmin(ecosystem, 'mine', 2, 'staking1')
    expect(await callAdmin(ecosystem, 'reorg', 34_234, 1)).toEqual({ dropped: [] })
    expect(await callAdmin(ecosystem, 'crashNode', 'staking1')).toBeNull()
    await expect
      .poll(() => callAdmin(ecosystem, 'getStatus'), { timeout })
      .toMatchObject({ chains: [{ name: 'staking1', isUp: true }, {}, {}] })
  })
})

describe('a chain', () => {
  it.each([34_234, '34234', 'staking1'])('is identified by %j', async (chain) => {
    expect(await callAdmin(ecosystem, 'mine', 1, chain)).toBeNull()
  })

  it.each<[keyof typeof adminMethods, unknown[]]>([
    ['mine', [1, 'nowhere']],
    ['crashNode', ['nowhere']],
    ['pauseImports', ['nowhere']],
    ['resumeImports', ['nowhere']],
    ['forgeRoot', ['nowhere']],
    ['explainMessage', ['nowhere', zeroHash]],
    ['reorg', ['nowhere', 1]],
  ])('that is unknown is rejected by %s, listing the chains', async (name, params) => {
    await expect(callAdmin(ecosystem, name, ...params)).rejects.toThrow(
      'Unknown chain nowhere. Chains: gateway (506), staking1 (34234), staking2 (5328), rewards (37427).',
    )
  })

  it.each<[keyof typeof adminMethods, unknown[]]>([
    ['pauseImports', []],
    ['resumeImports', []],
    ['forgeRoot', []],
    ['explainMessage', [zeroHash]],
  ])('that is the settlement layer is rejected by %s', async (name, params) => {
    await expect(callAdmin(ecosystem, name, 'gateway', ...params)).rejects.toThrow(
      'gateway is the settlement layer, which has no batches and imports no roots. Use one of staking1 (34234), staking2 (5328), rewards (37427).',
    )
  })
})

describe('invalid parameters', () => {
  const account = '0x00000000000000000000000000000000000000ab'
  const milliseconds = 'must be whole milliseconds, at most an hour'
  const rate = 'must be a number from 0 to 1'
  const blocks = 'must be a number of blocks'

  it.each<[keyof typeof adminMethods, unknown[], string]>([
    ['mine', [0], `blocks ${blocks}, 1 to 10000`],
    ['mine', [10_001], `blocks ${blocks}, 1 to 10000`],
    ['mine', ['many'], `blocks ${blocks}`],
    ['mine', [1, {}], 'chain must be the id or the name of a chain'],
    ['crashNode', [], 'chain must be the id or the name of a chain'],
    ['increaseTime', [0], 'seconds must be whole seconds, 1 to 2147483648'],
    ['increaseTime', [2 ** 32], 'seconds must be whole seconds, 1 to 2147483648'],
    ['increaseTime', [], 'seconds must be whole seconds'],
    ['explainMessage', ['staking1', '0x12'], 'transactionHash must be 32 bytes'],
    ['explainMessage', ['staking1', zeroHash, -1], 'index must be a whole number from 0 up'],
    ['reorg', ['staking1'], `depth ${blocks}, 1 or more`],
    ['reorg', ['staking1', 0], `depth ${blocks}, 1 or more`],
    ['forgeRoot', ['rewards', '0x12'], 'root must be 32 bytes'],
    ['revert', ['first'], 'snapshot must be hexadecimal digits after 0x'],
    ['fund', [account], 'wei must be an amount in wei, decimal or hexadecimal'],
    ['fund', [account, 0.5], 'wei must be an amount in wei, decimal or hexadecimal'],
    ['fund', ['0x12', 1], 'account must be an address'],
    ['setPace', ['leisurely'], 'pace must be instant, fast, realistic, or an object of seal'],
    ['setFaults', [{ rpc: { errorRate: 2 } }], `faults.rpc.errorRate ${rate}`],
    ['setFaults', [{ settlement: { dropRate: '1' } }], `faults.settlement.dropRate ${rate}`],
    ['setFaults', [{ rpc: { latency: -1 } }], `faults.rpc.latency ${milliseconds}`],
    ['setFaults', [{ imports: { delay: 2 * hour } }], `faults.imports.delay ${milliseconds}`],
    ['setFaults', [{ imports: { shuffle: 1 } }], 'faults.imports.shuffle must be true or false'],
    ['setFaults', [{ proofs: { for: -1 } }], 'faults.proofs.for must be whole milliseconds'],
    [
      'setFaults',
      [{ proofs: { withhold: 'some' } }],
      'faults.proofs.withhold must be "all", or a list of transaction hashes',
    ],
    ['setFaults', [{ seed: 'lucky' }], 'faults.seed must be a whole number'],
    ['setFaults', [{ storms: true }], '"storms"'],
  ])('%s rejects %j with the expected value', async (name, params, reason) => {
    const { host } = new URL(ecosystem.adminUrl ?? '')
    await expect(requestNode(host, `${adminPrefix}${name}`, params)).rejects.toMatchObject({
      code: errorCodes.invalidParams,
      message: expect.stringContaining(reason),
    })
  })

  it('reorg rejects a depth beyond the chain with the maximum', async () => {
    await expect(callAdmin(ecosystem, 'reorg', 'staking1', 100_000)).rejects.toThrow(
      /are final, .* At most \d+ blocks can be dropped/,
    )
  })
})
