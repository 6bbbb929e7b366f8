import type { HardhatEthersProvider } from '@nomicfoundation/hardhat-ethers/internal/hardhat-ethers-provider'
import { expect } from 'chai'
import { type ContractTransactionResponse, keccak256, type Signer, ZeroHash } from 'ethers'
import { ethers } from 'hardhat'
import {
  type BridgehubStub,
  BridgehubStub__factory,
  type MessageRoot,
  MessageRoot__factory,
} from '../../../artifacts/types'
import messageRootVectors from '../../vectors/message-root.json'
import proofs from '../../vectors/proofs.json'
import { createChain } from '../helpers/createChain'
import { getAccounts } from '../helpers/getAccounts'
import { hashPath } from '../helpers/hashPath'

const l1ChainId = 1

type World = {
  chain: HardhatEthersProvider
  /** Registers chains and is the contract of each of them. */
  owner: Signer
  bridgehub: BridgehubStub
  messageRoot: MessageRoot
}

async function deployMessageRoot(chainId: number): Promise<World> {
  const chain = await createChain(chainId)
  const owner = await chain.getSigner(0)
  const bridgehub = await new BridgehubStub__factory(owner).deploy(owner)
  const messageRoot = await new MessageRoot__factory(owner).deploy(l1ChainId, bridgehub)
  await messageRoot.initialize()
  return { chain, owner, bridgehub, messageRoot }
}

/** On the chain that Hardhat runs, for what holds on a chain of any id. */
async function deployMessageRootHere(): Promise<World> {
  const [owner] = await getAccounts()
  const bridgehub = await ethers.deployContract('BridgehubStub', [owner])
  const messageRoot = await ethers.deployContract('MessageRoot', [l1ChainId, bridgehub])
  await messageRoot.initialize()
  return { chain: ethers.provider, owner, bridgehub, messageRoot }
}

/** Runs operations in the given blocks, several in one block where they share its number, and returns their receipts. */
async function replay<op extends { block?: number }>(
  { chain }: World,
  ops: readonly op[],
  send: (op: op) => Promise<ContractTransactionResponse>,
) {
  const sent: ContractTransactionResponse[] = []
  await chain.send('evm_setAutomine', [false])
  for (const [index, op] of ops.entries()) {
    if (op.block === undefined) throw new Error('an operation without a block')
    const blocksBetween = op.block - 1 - (await chain.getBlockNumber())
    if (blocksBetween > 0) await chain.send('hardhat_mine', [`0x${blocksBetween.toString(16)}`])
    sent.push(await send(op))
    if (ops[index + 1]?.block !== op.block) await chain.send('evm_mine', [])
  }
  await chain.send('evm_setAutomine', [true])
  return Promise.all(sent.map((transaction) => transaction.wait()))
}

const gasLimit = 3_000_000

describe('MessageRoot', () => {
  for (const sequence of messageRootVectors.sequences)
    describe(`sequence ${sequence.name}`, () => {
      const ops = sequence.ops.slice(1)
      let world: World
      let receipts: Awaited<ReturnType<typeof replay>>

      before(async () => {
        world = await deployMessageRoot(sequence.gatewayChainId)
        const { bridgehub, messageRoot, owner } = world
        for (const chainId of sequence.registeredChains) await bridgehub.setZKChain(chainId, owner)
        receipts = await replay(world, ops, (op) => {
          if (op.op === 'updateFullTree') return messageRoot.updateFullTree({ gasLimit })
          const { chainId, batchNumber, chainBatchRoot } = op
          if (chainId === undefined) throw new Error('an operation without a chain')
          if (batchNumber === undefined || chainBatchRoot === undefined)
            return messageRoot.addNewChain(chainId, { gasLimit })
          return messageRoot.addChainBatchRoot(chainId, batchNumber, chainBatchRoot, { gasLimit })
        })
      })

      it('starts with the settlement layer as the only leaf', async () => {
        const [init] = sequence.ops
        const { messageRoot } = await deployMessageRoot(sequence.gatewayChainId)
        expect(await messageRoot.getAggregatedRoot()).to.equal(init?.sharedTreeRoot)
        expect(await messageRoot.chainCount()).to.equal(1)
        expect(await messageRoot.chainIndexToId(0)).to.equal(sequence.gatewayChainId)
        expect((await messageRoot.sharedTree()).height).to.equal(init?.sharedTreeHeight)
      })

      it('reports each operation by the published events', async () => {
        for (const [index, op] of ops.entries()) {
          const receipt = receipts[index]
          expect(receipt?.blockNumber).to.equal(op.block)
          const events = receipt?.logs.map((log) => {
            const event = world.messageRoot.interface.parseLog(log)
            return event && { name: event.name, args: event.args.toArray(true) }
          })
          const newRoot = {
            name: 'NewInteropRoot',
            args: [BigInt(sequence.gatewayChainId), BigInt(op.block ?? 0), 0n, [op.sharedTreeRoot]],
          }
          const chainId = BigInt(op.chainId ?? 0)
          if (op.op === 'addChain')
            expect(events).to.deep.equal([
              { name: 'AddedChain', args: [chainId, BigInt(op.chainIndex ?? 0)] },
            ])
          if (op.op === 'addBatch')
            expect(events).to.deep.equal([
              {
                name: 'AppendedChainBatchRoot',
                args: [chainId, BigInt(op.batchNumber ?? 0), op.chainBatchRoot],
              },
              { name: 'NewChainRoot', args: [chainId, op.chainRoot, op.chainIdLeafHash] },
              newRoot,
            ])
          if (op.op === 'updateFullTree') expect(events).to.deep.equal([newRoot])
        }
      })

      it('has the published roots at the end of each block', async () => {
        const lastInBlock = ops.filter((op, index) => ops[index + 1]?.block !== op.block)
        for (const op of lastInBlock) {
          const blockTag = op.block ?? 0
          expect(await world.messageRoot.getAggregatedRoot({ blockTag })).to.equal(
            op.sharedTreeRoot,
          )
          if (op.op === 'addChain') {
            const { height } = await world.messageRoot.sharedTree({ blockTag })
            expect(height).to.equal(op.sharedTreeHeight)
            expect(await world.messageRoot.chainIndex(op.chainId ?? 0)).to.equal(op.chainIndex)
          }
        }
      })

      it('remembers of each block the root published last, and nothing of a registration', async () => {
        const published = new Map<number, string>()
        for (const op of ops)
          if (op.op !== 'addChain') published.set(op.block ?? 0, op.sharedTreeRoot)
        for (let block = 1; block <= Math.max(...published.keys()); block++)
          expect(await world.messageRoot.historicalRoot(block)).to.equal(
            published.get(block) ?? ZeroHash,
          )
      })

      for (const checkpoint of sequence.checkpoints)
        it(`has the published trees at the end of block ${checkpoint.block}`, async () => {
          const { messageRoot } = world
          const blockTag = checkpoint.block
          const root = await messageRoot.getAggregatedRoot({ blockTag })
          expect(root).to.equal(checkpoint.sharedTreeRoot)
          for (const chain of checkpoint.chains) {
            expect(await messageRoot.chainIndex(chain.chainId, { blockTag })).to.equal(
              chain.chainIndex,
            )
            expect(await messageRoot.getChainRoot(chain.chainId, { blockTag })).to.equal(
              chain.chainRoot,
            )
            expect(hashPath(chain.chainIdLeafHash, chain.chainIndex, chain.sharedPath)).to.equal(
              root,
            )
          }
          for (const { chainId, batchNumber, leafIndex, path } of checkpoint.batchPaths) {
            const batch = ops.find(
              (op) => op.op === 'addBatch' && op.chainId === chainId && op.leafIndex === leafIndex,
            )
            expect(batch?.batchNumber).to.equal(batchNumber)
            expect(hashPath(batch?.batchLeafHash ?? '', leafIndex, path)).to.equal(
              await messageRoot.getChainRoot(chainId, { blockTag }),
            )
          }
        })
    })

  for (const scenario of proofs.scenarios)
    it(`arrives at the interop roots of scenario ${scenario.id}`, async () => {
      const world = await deployMessageRoot(scenario.gatewayChainId)
      const { bridgehub, messageRoot, owner } = world
      for (const { op, chainId } of scenario.steps)
        if (op === 'addChain') await bridgehub.setZKChain(chainId, owner)
      await replay(world, scenario.steps, ({ chainId, batchNumber, chainBatchRoot }) =>
        batchNumber === undefined || chainBatchRoot === undefined
          ? messageRoot.addNewChain(chainId, { gasLimit })
          : messageRoot.addChainBatchRoot(chainId, batchNumber, chainBatchRoot, { gasLimit }),
      )

      const last = scenario.steps.at(-1)?.block ?? 0
      const own = proofs.interopRoots.filter(
        ({ chainId, blockNumber }) => chainId === scenario.gatewayChainId && blockNumber <= last,
      )
      const ofScenario = proofs.valid.filter((proof) => proof.scenario === scenario.id)
      expect(ofScenario.length).to.be.greaterThan(0)
      for (const { gatewayBlock, interopRoot } of ofScenario) {
        expect(await messageRoot.historicalRoot(gatewayBlock)).to.equal(interopRoot)
        expect(own.some(({ root }) => root === interopRoot)).to.equal(true)
      }
    })

  for (const { chainId, aggregatedRoot } of messageRootVectors.aggregatedRootWithNoOtherChains)
    it(`has the published aggregated root where no other chain is registered: chain ${chainId}`, async () => {
      const { messageRoot } = await deployMessageRoot(chainId)
      expect(await messageRoot.getAggregatedRoot()).to.equal(aggregatedRoot)
    })

  it('is empty before it is initialized, and initialized once', async () => {
    const [owner] = await getAccounts()
    const messageRoot = await ethers.deployContract('MessageRoot', [l1ChainId, owner])
    expect(await messageRoot.getAggregatedRoot()).to.equal(messageRootVectors.emptyLeaf)

    await messageRoot.initialize()
    await expect(messageRoot.initialize()).to.be.revertedWithCustomError(
      messageRoot,
      'InvalidInitialization',
    )
  })

  it('publishes the present root on request of anyone, so that a registration becomes visible', async () => {
    const { chain, messageRoot } = await deployMessageRootHere()
    await messageRoot.addNewChain(271)
    const root = await messageRoot.getAggregatedRoot()
    const stranger = await chain.getSigner(3)

    const receipt = await (await messageRoot.connect(stranger).updateFullTree()).wait()

    expect(await messageRoot.historicalRoot(receipt?.blockNumber ?? 0)).to.equal(root)
  })

  it('has the zero root for a chain without a batch', async () => {
    const { messageRoot } = await deployMessageRootHere()
    await messageRoot.addNewChain(271)
    expect(await messageRoot.getChainRoot(271)).to.equal(ZeroHash)
  })

  describe('refuses, with the published error', () => {
    const batchRoot = keccak256('0x01')
    const calls: Record<string, (world: World) => Promise<unknown>> = {
      'addNewChain of a chain already registered': async ({ messageRoot }) => {
        await messageRoot.addNewChain(271)
        await messageRoot.addNewChain.staticCall(271)
      },
      'addNewChain of the chain the contract is on': async ({ chain, messageRoot }) =>
        messageRoot.addNewChain.staticCall((await chain.getNetwork()).chainId),
      'addNewChain by anyone but the Bridgehub or its chain asset handler': async ({
        chain,
        messageRoot,
      }) => messageRoot.connect(await chain.getSigner(1)).addNewChain.staticCall(271),
      'addChainBatchRoot for a chain that is not registered (caller is that chain)': async ({
        bridgehub,
        messageRoot,
        owner,
      }) => {
        await bridgehub.setZKChain(271, owner)
        await messageRoot.addChainBatchRoot.staticCall(271, 1, batchRoot)
      },
      'addChainBatchRoot by anyone but the chain itself': async ({
        bridgehub,
        chain,
        messageRoot,
        owner,
      }) => {
        await bridgehub.setZKChain(271, owner)
        await messageRoot.addNewChain(271)
        const stranger = await chain.getSigner(1)
        await messageRoot.connect(stranger).addChainBatchRoot.staticCall(271, 1, batchRoot)
      },
      'addChainBatchRoot on a MessageRoot whose L1_CHAIN_ID is its own chain id (that is, on L1)':
        async ({ bridgehub, chain, owner }) => {
          const { chainId } = await chain.getNetwork()
          const messageRoot = await ethers.deployContract('MessageRoot', [chainId, bridgehub])
          await messageRoot.initialize()
          await bridgehub.setZKChain(271, owner)
          await messageRoot.addNewChain(271)
          await messageRoot.addChainBatchRoot.staticCall(271, 1, batchRoot)
        },
      'getChainRoot of a chain that is not registered': ({ messageRoot }) =>
        messageRoot.getChainRoot(271),
    }

    for (const { call, error } of messageRootVectors.errors)
      it(`${call}: ${error.name}`, async () => {
        const world = await deployMessageRootHere()
        expect(world.messageRoot.interface.getError(error.name)?.selector).to.equal(error.selector)
        await expect(calls[call]?.(world)).to.be.revertedWithCustomError(
          world.messageRoot,
          error.name,
        )
      })
  })
})
