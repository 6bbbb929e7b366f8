import { setTimeout as delay } from 'node:timers/promises'
import { getAbiItem, type Hash, parseEther } from 'viem'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { stakingAbi } from '../../contracts/abi/Staking'
import type { ManifestChain } from '../../deployments/manifest'
import { makeDeposit, stake } from './actions/deposit'
import type { Deposit, World } from './World'

const reward = parseEther('1')
/** Maximum number of concurrent requests. */
const workers = 16
/** A forged root that is refused during the checks rolls a chain back, and all is there again a moment later. */
const patienceMs = 10_000
const recheckMs = 250

/** Violations, described in a sentence each. */
export type Findings = {
  /** Acknowledged but missing, or never verifiable. */
  lost: string[]
  /** Executed more often than requested. */
  twice: string[]
  /** What the protocol does not allow. */
  invalid: string[]
  /** Processes that exited unexpectedly, or did not start. */
  ended: string[]
  /** Processes, files and ports that are left in the end. */
  left: string[]
}

export const newFindings = (): Findings => ({
  ...{ lost: [], twice: [], invalid: [], ended: [], left: [] },
})

/** Ends what suspends processes and mining. */
export async function resumeAll(world: World): Promise<void> {
  world.network.wake()
  for (const chain of world.chains) {
    await world.persist(() => world.developer(chain, 'evm_setAutomine', [true]))
    await world.persist(() => world.developer(chain, 'evm_mine', []))
  }
}

/** Compares transactions and settings with what the network has acknowledged. The network has to continue to work, too. */
export async function checkAcknowledged(
  world: World,
  { lost }: Pick<Findings, 'lost'>,
): Promise<void> {
  for (const chain of world.manifest.stakingChains) await makeDeposit(world, chain)

  await each(world.transactions, async (write) => {
    const chain = world.chains.find(({ chainId }) => chainId === write.chainId)
    lost.push(
      ...(await lasting(async () => {
        if (!world.isOwed(write)) return []
        const isThere = chain && write.hash !== null && (await hasReceipt(world, chain, write.hash))
        return isThere ? [] : [`${write.name}: acknowledged, and has no receipt`]
      })),
    )
  })
  await each(world.settings, async ({ write, expected, read }) => {
    lost.push(
      ...(await lasting(async () => {
        const found = await world.persist(read)
        return !world.isOwed(write) || found === expected
          ? []
          : [`${write.name}: acknowledged as ${expected}, and is ${found}`]
      })),
    )
  })
}

/** Compares the headers of all chains with one another. */
export async function checkHeaders(world: World, { lost }: Pick<Findings, 'lost'>): Promise<void> {
  await Promise.all(
    world.chains.map(async (chain) =>
      lost.push(...(await lasting(() => headerProblems(world, chain)))),
    ),
  )
}

/** Compares stakes and rewards: one reward for each stake, and no other. */
export async function checkRewards(
  world: World,
  { lost, twice }: Pick<Findings, 'lost' | 'twice'>,
): Promise<void> {
  await each(world.deposits, async (deposit) => {
    const { name } = deposit.write
    const read = async () => {
      const [amount, rewarded] = await Promise.all([
        stakeOf(world, deposit),
        rewardOf(world, deposit),
      ])
      return { amount, rewarded, due: amount > 0n ? reward : 0n }
    }
    twice.push(
      ...(await lasting(async () => {
        const { amount, rewarded, due } = await read()
        if (amount > stake) return [`${name}: a stake of ${amount} instead of ${stake}`]
        return rewarded > due ? [`${name}: a stake of ${amount}, and rewarded ${rewarded}`] : []
      })),
    )
    lost.push(
      ...(await lasting(async () => {
        const { amount, rewarded, due } = await read()
        return rewarded < due ? [`${name}: a stake of ${amount}, and rewarded ${rewarded}`] : []
      })),
    )
  })
  twice.push(
    ...(await lasting(async () => {
      const supply = await totalSupply(world)
      const staked = BigInt((await presentDeposits(world)).length)
      return supply > staked * reward
        ? [`${supply} were minted in all, for ${staked} deposits`]
        : []
    })),
  )
}

/** What is wrong and does not pass: chains that are being rolled back and replayed lack something for a moment. */
export async function lasting(find: () => Promise<string[]>): Promise<string[]> {
  const end = performance.now() + patienceMs
  for (;;) {
    const findings = await find()
    if (findings.length === 0 || performance.now() > end) return findings
    await delay(recheckMs)
  }
}

function totalSupply(world: World): Promise<bigint> {
  const { rewardsChain } = world.manifest
  return world.persist(() =>
    world.client(rewardsChain).readContract({
      address: rewardsChain.token.address,
      abi: interopTokenAbi,
      functionName: 'totalSupply',
    }),
  )
}

export async function presentDeposits(world: World): Promise<Deposit[]> {
  const present: Deposit[] = []
  await each(world.deposits, async (deposit) => {
    if ((await stakeOf(world, deposit)) === 0n) return
    deposit.write.hash ??= await findDeposit(world, deposit)
    present.push(deposit)
  })
  return present
}

const deposited = getAbiItem({ abi: stakingAbi, name: 'Deposited' })

/** Its hash was in an answer that was lost. */
async function findDeposit(world: World, { account, chain }: Deposit): Promise<Hash | null> {
  const logs = await world.persist(() =>
    world.client(chain).getLogs({
      address: chain.staking.address,
      event: deposited,
      args: { depositor: account.address },
      fromBlock: 0n,
    }),
  )
  return logs[0]?.transactionHash ?? null
}

async function hasReceipt(world: World, chain: ManifestChain, hash: Hash): Promise<boolean> {
  return world.persist(async () => {
    const receipt = await world
      .client(chain)
      .request({ method: 'eth_getTransactionReceipt', params: [hash] })
    return receipt !== null
  })
}

function stakeOf(world: World, { account, chain }: Deposit): Promise<bigint> {
  return world.persist(async () => {
    const [amount] = await world.client(chain).readContract({
      address: chain.staking.address,
      abi: stakingAbi,
      functionName: 'deposits',
      args: [account.address],
    })
    return amount
  })
}

export function rewardOf(world: World, { account }: Deposit): Promise<bigint> {
  const { rewardsChain } = world.manifest
  return world.persist(() =>
    world.client(rewardsChain).readContract({
      address: rewardsChain.token.address,
      abi: interopTokenAbi,
      functionName: 'balanceOf',
      args: [account.address],
    }),
  )
}

export type Header = { number: bigint; hash: Hash; parentHash: Hash; timestamp: bigint }

/** The headers of all blocks of a chain, in order. */
export async function readHeaders(world: World, chain: ManifestChain): Promise<Header[]> {
  const client = world.client(chain)
  const head = await world.persist(() => client.getBlockNumber())
  const numbers = Array.from({ length: Number(head) + 1 }, (_, number) => BigInt(number))
  const headers: Header[] = []
  await each(numbers, async (blockNumber) => {
    headers.push(await world.persist(() => client.getBlock({ blockNumber })))
  })
  return headers.sort((one, other) => Number(one.number - other.number))
}

/** Blocks that do not follow one another, in their hashes or their times. */
async function headerProblems(world: World, chain: ManifestChain): Promise<string[]> {
  const headers = await readHeaders(world, chain)
  return headers.flatMap(({ number, parentHash, timestamp }, index) => {
    const parent = headers[index - 1]
    if (!parent) return []
    if (parent.hash !== parentHash) return [`block ${number} of ${chain.name} has another parent`]
    if (timestamp < parent.timestamp)
      return [`block ${number} of ${chain.name} is older than the one before`]
    return []
  })
}

/** Does it for each item, several at the same time. */
export async function each<item>(
  items: readonly item[],
  work: (item: item) => Promise<void>,
): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of left) await work(item)
    }),
  )
}
