import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { ethers } from 'hardhat'
import { type Address, getAddress } from 'viem'
import { ZKChain__factory } from '../../../artifacts/types'
import { MessageRootTree } from '../../../interop/merkle/MessageRootTree'
import type { L2Message, MessageInclusion } from '../../../interop/types'
import { getAccounts } from './getAccounts'
import { placeSystemContracts } from './placeSystemContracts'
import { importRoots, settleMessages } from './settleMessages'
import { settlementLayer, sourceChainId } from './settlementLayer'

/** A second chain that settles. */
export const otherSourceChainId = 5328n

async function deployWorld() {
  const layer = await loadFixture(settlementLayer)
  const { messenger, rootStorage, verifier } = await placeSystemContracts()
  const { bridgehub, validator } = layer
  await bridgehub.createNewChain(otherSourceChainId, validator)
  const staking = await ethers.deployContract('Staking')
  const otherStaking = await ethers.deployContract('Staking')
  const token = await ethers.deployContract('InteropToken', [
    [sourceChainId, otherSourceChainId],
    [staking, otherStaking],
  ])
  const zkChains = new Map(
    await Promise.all(
      [sourceChainId, otherSourceChainId].map(
        async (chainId) =>
          [
            chainId,
            ZKChain__factory.connect(await bridgehub.getZKChain(chainId), validator),
          ] as const,
      ),
    ),
  )
  const [owner, , alice, bob] = await getAccounts()
  const { chainId: settlementChainId } = await ethers.provider.getNetwork()
  return {
    ...layer,
    ...{
      messenger,
      rootStorage,
      verifier,
      staking,
      otherStaking,
      token,
      zkChains,
      settlementChainId,
    },
    ...{ owner, alice, bob },
    stakingContracts: new Map<bigint, Address>([
      [sourceChainId, getAddress(await staking.getAddress())],
      [otherSourceChainId, getAddress(await otherStaking.getAddress())],
    ]),
  }
}

/**
 * One chain in all roles: the settlement layer of two staking chains, those chains, and the rewards chain.
 * `settle` settles a batch of messages; `relay` also imports its root, so that the messages verify.
 */
export async function interopWorld() {
  const world = await loadFixture(deployWorld)
  const { messageRoot, rootStorage, settlementChainId, zkChains } = world
  const tree = new MessageRootTree(settlementChainId)
  for (const chainId of zkChains.keys()) tree.registerChain(chainId)

  async function settle(
    messages: readonly L2Message[],
    chainId = sourceChainId,
  ): Promise<MessageInclusion[]> {
    const zkChain = zkChains.get(chainId)
    if (!zkChain) throw new Error(`chain ${chainId} does not settle here`)
    return settleMessages({ messages, zkChain, tree, settlementChainId })
  }

  async function relay(
    messages: readonly L2Message[],
    chainId = sourceChainId,
  ): Promise<MessageInclusion[]> {
    const inclusions = await settle(messages, chainId)
    await importRoots({ messageRoot, rootStorage })
    return inclusions
  }

  return { ...world, settle, relay }
}

export type InteropWorld = Awaited<ReturnType<typeof interopWorld>>
