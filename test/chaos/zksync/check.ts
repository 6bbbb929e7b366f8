import {
  checkAcknowledged,
  checkHeaders,
  checkRewards,
  each,
  type Findings,
  lasting,
  presentDeposits,
  resumeAll,
  rewardOf,
} from '../checks'
import type { Deposit } from '../World'
import { mintReward, proveDeposit } from './actions/mint'
import type { ZksyncWorld } from './ZksyncWorld'

export async function endFaults(world: ZksyncWorld): Promise<void> {
  world.network.wake()
  await world.persist(() => world.admin('setFaults'))
  await world.persist(() => world.admin('setPace', 'instant'))
  for (const { name } of [...world.manifest.stakingChains, world.manifest.rewardsChain])
    await world.persist(() => world.admin('resumeImports', name))
  await world.persist(() => world.admin('resumeSettlement'))
  await resumeAll(world)
}

/** Compares a network on which everything goes right with what it has promised, and has every reward minted. */
export async function check(world: ZksyncWorld, { lost, twice }: Findings): Promise<void> {
  await checkAcknowledged(world, { lost })
  await each(world.mints, async ({ write, deposit, isSuccess }) => {
    lost.push(
      ...(await lasting(async () =>
        isSuccess && world.isOwed(write) && (await rewardOf(world, deposit)) === 0n
          ? [`${write.name}: acknowledged, and the reward is not there`]
          : [],
      )),
    )
  })
  await each(await presentDeposits(world), async (deposit) => {
    try {
      await claim(world, deposit)
    } catch (error) {
      if (!world.signal.aborted) throw error
      lost.push(`${deposit.write.name}: there, and is not rewarded`)
    }
  })
  await checkRewards(world, { lost, twice })
  await checkHeaders(world, { lost })
}

/** Mints the reward of a deposit if it is not minted yet. */
async function claim(world: ZksyncWorld, deposit: Deposit): Promise<void> {
  const proof = await proveDeposit(world, deposit, () => false)
  while (proof && (await rewardOf(world, deposit)) === 0n) await mintReward(world, deposit, proof)
}
