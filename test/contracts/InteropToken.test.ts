import { expect } from 'chai'
import { type ContractTransactionResponse, ZeroAddress, ZeroHash } from 'ethers'
import { ethers, network } from 'hardhat'
import { type Address, concat, encodeAbiParameters, getAddress, type Hex, isHex, toHex } from 'viem'
import type { InteropToken } from '../../artifacts/types'
import { deploymentProxy } from '../../deployments/deploymentProxy'
import type { L2Message, MessageInclusion } from '../../interop/types'
import { batchedClaim, claim, depositMessage } from './helpers/claims'
import { type InteropWorld, interopWorld, otherSourceChainId } from './helpers/interopWorld'
import { sourceChainId } from './helpers/settlementLayer'

const reward = 10n ** 18n

/** A world in which the first deposit of alice is verifiable. */
async function worldWithDeposit() {
  const world = await interopWorld()
  const [inclusion] = await world.relay([
    depositMessage(world, world.alice.address),
    depositMessage(world, world.bob.address, { txNumberInBatch: 1 }),
  ])
  if (!inclusion) throw new Error('the batch is empty')
  return { ...world, inclusion, token: world.token.connect(world.alice) }
}

/** The functions that mint, given one message. */
const submissions = {
  mint: (token: InteropToken, inclusion: MessageInclusion) => token.mint(...claim(inclusion)),
  mintFor: (token: InteropToken, inclusion: MessageInclusion) => token.mintFor(...claim(inclusion)),
  mintBatch: (token: InteropToken, inclusion: MessageInclusion) =>
    token.mintBatch([batchedClaim(inclusion)]),
}

async function relayOne(world: InteropWorld, message: L2Message, chainId = sourceChainId) {
  const [inclusion] = await world.relay([message], chainId)
  if (!inclusion) throw new Error('the batch is empty')
  return inclusion
}

/** The data of the message that a transaction sent. */
async function sentMessage(transaction: ContractTransactionResponse): Promise<Hex> {
  const messenger = await ethers.getContractFactory('L1Messenger')
  const sent = (await transaction.wait())?.logs
    .map((log) => messenger.interface.parseLog(log))
    .find((event) => event?.name === 'L1MessageSent')
  const data: unknown = sent?.args.getValue('_message')
  if (!isHex(data)) throw new Error('the transaction sent no message')
  return data
}

const flipLastBit = (bytes: Hex): Hex => {
  const last = Number.parseInt(bytes.slice(-2), 16) ^ 1
  return concat([`0x${bytes.slice(2, -2)}`, toHex(last, { size: 1 })])
}

describe('InteropToken', () => {
  describe('constructor', () => {
    it('default: a token with a name, owned by its deployer, with the given approvals', async () => {
      const { owner, token, stakingContracts } = await interopWorld()
      expect(await token.name()).to.equal('Interop Token')
      expect(await token.symbol()).to.equal('INTR')
      expect(await token.decimals()).to.equal(18)
      expect(await token.totalSupply()).to.equal(0)
      expect(await token.REWARD()).to.equal(reward)
      expect(await token.owner()).to.equal(owner)
      for (const [chainId, stakingContract] of stakingContracts)
        expect(await token.approvedStakingContracts(chainId)).to.equal(stakingContract)
    })

    it('default: a contract that deploys it owns it, not the account behind', async () => {
      const { owner } = await interopWorld()
      const { address, code } = deploymentProxy
      await network.provider.send('hardhat_setCode', [address, code])
      const factory = await ethers.getContractFactory('InteropToken')
      const { data } = await factory.getDeployTransaction([], [])
      await owner.sendTransaction({ to: address, data: ethers.concat([ZeroHash, data]) })

      const token = factory.attach(
        ethers.getCreate2Address(address, ZeroHash, ethers.keccak256(data)),
      )
      expect(await token.getFunction('owner')()).to.equal(address)
    })

    it('default: reports each approval', async () => {
      const { token, stakingContracts } = await interopWorld()
      const events = await token.queryFilter(token.filters.StakingContractApproved())
      expect(events.map(({ args }) => [args.chainId, args.stakingContract])).to.deep.equal([
        ...stakingContracts,
      ])
    })

    it('args: none to approve', async () => {
      const token = await ethers.deployContract('InteropToken', [[], []])
      expect(await token.approvedStakingContracts(sourceChainId)).to.equal(ZeroAddress)
    })

    const first = toHex(1, { size: 20 })
    const second = toHex(2, { size: 20 })
    const refused = [
      {
        name: 'a contract without a chain',
        chainIds: [1n],
        stakingContracts: [first, second],
        error: 'InteropTokenLengthMismatch',
        args: [1, 2],
      },
      {
        name: 'a chain without a contract',
        chainIds: [1n, 2n],
        stakingContracts: [first],
        error: 'InteropTokenLengthMismatch',
        args: [2, 1],
      },
      {
        name: 'chain id 0',
        chainIds: [0n],
        stakingContracts: [first],
        error: 'InteropTokenZeroChainId',
        args: [],
      },
      {
        name: 'the zero address',
        chainIds: [1n],
        stakingContracts: [ZeroAddress],
        error: 'InteropTokenZeroStakingContract',
        args: [1],
      },
      {
        name: 'a chain given twice',
        chainIds: [1n, 1n],
        stakingContracts: [first, second],
        error: 'InteropTokenAlreadyApproved',
        args: [1, first],
      },
    ]
    for (const { name, chainIds, stakingContracts, error, args } of refused)
      it(`error: ${error}, for ${name}`, async () => {
        const factory = await ethers.getContractFactory('InteropToken')
        await expect(factory.deploy(chainIds, stakingContracts))
          .to.be.revertedWithCustomError(factory, error)
          .withArgs(...args)
      })
  })

  describe('mint', () => {
    it('default: mints one whole token to the depositor', async () => {
      const { alice, inclusion, token } = await worldWithDeposit()
      const mint = await token.mint(...claim(inclusion))

      await expect(mint)
        .to.emit(token, 'RewardMinted')
        .withArgs(alice, sourceChainId, inclusion.batchNumber, inclusion.index)
      await expect(mint).to.changeTokenBalance(token, alice, reward)
      expect(await token.totalSupply()).to.equal(reward)
      expect(await token.addressesThatMinted(alice)).to.equal(true)
      expect(await token.rewardBlock(alice)).to.equal(mint.blockNumber)
      expect(await token.rewardsByChain(sourceChainId)).to.equal(1)
    })

    it('default: takes the message that the staking contract sent', async () => {
      const world = await interopWorld()
      const { alice, staking, token } = world
      const data = await sentMessage(await staking.connect(alice).deposit({ value: 1n }))
      const sender = getAddress(await staking.getAddress())
      const inclusion = await relayOne(world, { txNumberInBatch: 0, sender, data })
      await token.connect(alice).mint(...claim(inclusion))

      expect(await token.balanceOf(alice)).to.equal(reward)
    })

    it('behavior: accepts the message of any place of its batch', async () => {
      const world = await interopWorld()
      const { relay, token } = world
      const wallets = Array.from({ length: 5 }, () => ethers.Wallet.createRandom())
      const inclusions = await relay(
        wallets.map(({ address }, txNumberInBatch) =>
          depositMessage(world, address, { txNumberInBatch }),
        ),
      )
      for (const inclusion of inclusions) await token.mintFor(...claim(inclusion))
      for (const { address } of wallets) expect(await token.balanceOf(address)).to.equal(reward)
    })

    for (const [caller, depositor] of [
      ['alice', 'bob'],
      ['bob', 'alice'],
    ] as const)
      it(`error: InteropTokenNotDepositor, for ${caller} with the message about ${depositor}`, async () => {
        const world = await interopWorld()
        const { token } = world
        const message = depositMessage(world, world[depositor].address)
        const inclusion = await relayOne(world, message)
        await expect(token.connect(world[caller]).mint(...claim(inclusion)))
          .to.be.revertedWithCustomError(token, 'InteropTokenNotDepositor')
          .withArgs(world[caller], world[depositor])
      })

    it('error: InteropTokenNotDepositor, for a contract that the depositor calls', async () => {
      const { alice, inclusion, token } = await worldWithDeposit()
      const forwarder = await ethers.deployContract('Forwarder')
      const mint = token.interface.encodeFunctionData('mint', claim(inclusion))
      await expect(forwarder.connect(alice).forward(token, mint))
        .to.be.revertedWithCustomError(token, 'InteropTokenNotDepositor')
        .withArgs(forwarder, alice)
    })
  })

  describe('mintFor', () => {
    it('default: anyone mints, the depositor is paid', async () => {
      const { alice, bob, inclusion, token } = await worldWithDeposit()
      await expect(token.connect(bob).mintFor(...claim(inclusion))).to.changeTokenBalances(
        token,
        [alice, bob],
        [reward, 0n],
      )
      expect(await token.addressesThatMinted(alice)).to.equal(true)
      expect(await token.rewardBlock(bob)).to.equal(0)
      expect(await token.addressesThatMinted(bob)).to.equal(false)
    })

    it('behavior: rewards any address, up to the last one', async () => {
      const world = await interopWorld()
      const last = toHex(2n ** 160n - 1n)
      await world.token.mintFor(...claim(await relayOne(world, depositMessage(world, last))))
      expect(await world.token.balanceOf(last)).to.equal(reward)
    })
  })

  describe('for a named beneficiary', () => {
    async function worldWithBeneficiary() {
      const world = await interopWorld()
      const { alice, bob } = world
      const message = depositMessage(world, alice.address, { beneficiary: bob.address })
      return { ...world, inclusion: await relayOne(world, message) }
    }

    it('mint: mints to the beneficiary, whose reward it is', async () => {
      const { alice, bob, inclusion, token } = await worldWithBeneficiary()
      const mint = await token.connect(bob).mint(...claim(inclusion))

      await expect(mint)
        .to.emit(token, 'RewardMinted')
        .withArgs(bob, sourceChainId, inclusion.batchNumber, inclusion.index)
      await expect(mint).to.changeTokenBalances(token, [alice, bob], [0n, reward])
      expect(await token.addressesThatMinted(bob)).to.equal(true)
      expect(await token.addressesThatMinted(alice)).to.equal(false)
      expect(await token.rewardsByChain(sourceChainId)).to.equal(1)
    })

    it('mintFor: anyone mints to the beneficiary, the depositor’s address included', async () => {
      const { alice, bob, inclusion, token } = await worldWithBeneficiary()
      await expect(token.connect(alice).mintFor(...claim(inclusion))).to.changeTokenBalances(
        token,
        [alice, bob],
        [0n, reward],
      )
    })

    it('error: InteropTokenNotDepositor, for an account with the depositor’s address here', async () => {
      const { alice, bob, inclusion, token } = await worldWithBeneficiary()
      await expect(token.connect(alice).mint(...claim(inclusion)))
        .to.be.revertedWithCustomError(token, 'InteropTokenNotDepositor')
        .withArgs(alice, bob)
    })

    it('takes the message that the staking contract sends', async () => {
      const world = await interopWorld()
      const { alice, bob, staking, token } = world
      const data = await sentMessage(
        await staking.connect(alice).depositWithBeneficiary(bob, { value: 1n }),
      )
      const message = { ...depositMessage(world, alice.address), data }
      await token.connect(bob).mint(...claim(await relayOne(world, message)))
      expect(await token.balanceOf(bob)).to.equal(reward)
    })

    it('the beneficiary is rewarded once, however many name it', async () => {
      const world = await worldWithBeneficiary()
      const { bob, inclusion, owner, token } = world
      await token.mintFor(...claim(inclusion))
      const others = [
        depositMessage(world, owner.address, { beneficiary: bob.address }),
        depositMessage(world, bob.address),
      ]
      for (const other of others)
        await expect(token.mintFor(...claim(await relayOne(world, other))))
          .to.be.revertedWithCustomError(token, 'InteropTokenAlreadyMinted')
          .withArgs(bob)
      expect(await token.balanceOf(bob)).to.equal(reward)
    })

    it('an account keeps its reward if others name it first', async () => {
      const world = await interopWorld()
      const { alice, bob, token } = world
      const naming = depositMessage(world, bob.address, { beneficiary: alice.address })
      await token.connect(bob).mintFor(...claim(await relayOne(world, naming)))
      expect(await token.balanceOf(alice)).to.equal(reward)
      // And a depositor that names another account can still earn a reward of its own.
      const own = depositMessage(world, bob.address, { chainId: otherSourceChainId })
      await token.mintFor(...claim(await relayOne(world, own, otherSourceChainId)))
      expect(await token.balanceOf(bob)).to.equal(reward)
    })
  })

  describe('mintBatch', () => {
    async function worldWithDeposits() {
      const world = await interopWorld()
      const { alice, bob, owner, relay } = world
      const here = await relay([
        depositMessage(world, alice.address),
        depositMessage(world, bob.address, { txNumberInBatch: 1 }),
      ])
      const there = depositMessage(world, owner.address, { chainId: otherSourceChainId })
      const inclusions = [...here, await relayOne(world, there, otherSourceChainId)]
      return { ...world, inclusions, claims: inclusions.map(batchedClaim) }
    }

    it('default: mints all rewards, of several chains', async () => {
      const { alice, bob, owner, claims, token } = await worldWithDeposits()
      expect(await token.connect(bob).mintBatch.staticCall(claims)).to.deep.equal(
        claims.map(() => true),
      )
      await expect(token.connect(bob).mintBatch(claims)).to.changeTokenBalances(
        token,
        [alice, bob, owner],
        [reward, reward, reward],
      )
      expect(await token.totalSupply()).to.equal(3n * reward)
      expect(await token.rewardsByChain(sourceChainId)).to.equal(2)
      expect(await token.rewardsByChain(otherSourceChainId)).to.equal(1)
    })

    it('behavior: skips accounts that have been rewarded, and reports which', async () => {
      const { alice, bob, owner, inclusions, claims, token } = await worldWithDeposits()
      const [, raced] = inclusions
      if (!raced) throw new Error('the batch is empty')
      await token.mintFor(...claim(raced))

      expect(await token.mintBatch.staticCall(claims)).to.deep.equal([true, false, true])
      const mint = await token.mintBatch(claims)
      await expect(mint).to.changeTokenBalances(token, [alice, bob, owner], [reward, 0n, reward])
      const events = await token.queryFilter(token.filters.RewardMinted(), mint.blockNumber ?? 0)
      expect(events.map(({ args }) => args.account)).to.deep.equal([alice.address, owner.address])
    })

    it('behavior: skips a second message about the same account', async () => {
      const { alice, claims, token } = await worldWithDeposits()
      const twice = claims.flatMap((one) => [one, one])
      expect(await token.mintBatch.staticCall(twice)).to.deep.equal(
        twice.map((_, index) => index % 2 === 0),
      )
      await token.mintBatch(twice)
      expect(await token.balanceOf(alice)).to.equal(reward)
      expect(await token.totalSupply()).to.equal(3n * reward)
    })

    it('args: none', async () => {
      const { token } = await interopWorld()
      expect(await token.mintBatch.staticCall([])).to.deep.equal([])
      await token.mintBatch([])
      expect(await token.totalSupply()).to.equal(0)
    })

    it('error: that of the invalid message, and none is minted', async () => {
      const { claims, inclusions, token } = await worldWithDeposits()
      const [first, ...others] = claims
      if (!first) throw new Error('the batch is empty')
      const altered = { ...first, l2MessageIndex: first.l2MessageIndex + 1 }
      await expect(token.mintBatch([...others, altered]))
        .to.be.revertedWithCustomError(token, 'InteropTokenInvalidProof')
        .withArgs(sourceChainId, inclusions[0]?.batchNumber, altered.l2MessageIndex)
      expect(await token.totalSupply()).to.equal(0)
    })
  })

  for (const mint of ['mint', 'mintFor', 'mintBatch'] as const) shouldMintOnlyWithProof(mint)

  describe('checkMessageProof', () => {
    it('default: true for a message that was sent, also if it is no deposit', async () => {
      const world = await interopWorld()
      const stranger = getAddress(world.bob.address)
      const inclusion = await relayOne(world, {
        txNumberInBatch: 0,
        sender: stranger,
        data: '0x1234',
      })
      expect(await world.token.checkMessageProof(...claim(inclusion))).to.equal(true)
    })

    it('default: false for a message that was not', async () => {
      const { inclusion, token } = await worldWithDeposit()
      const message = { ...inclusion.message, data: flipLastBit(inclusion.message.data) }
      expect(await token.checkMessageProof(...claim({ ...inclusion, message }))).to.equal(false)
    })

    it('error: that of the verifier, for a proof that is not well-formed', async () => {
      const { inclusion, token, verifier } = await worldWithDeposit()
      await expect(
        token.checkMessageProof(...claim({ ...inclusion, proof: [] })),
      ).to.be.revertedWithCustomError(verifier, 'MerklePathEmpty')
    })
  })

  describe('winningChainId', () => {
    it('is the chain with the most rewards; of several the one that got there first', async () => {
      const world = await interopWorld()
      const { token } = world
      expect(await token.winningChainId()).to.equal(0)

      const mintOn = async (chainId: bigint) => {
        const depositor = ethers.Wallet.createRandom().address
        const message = depositMessage(world, depositor, { chainId })
        await token.mintFor(...claim(await relayOne(world, message, chainId)))
        return token.winningChainId()
      }
      expect(await mintOn(sourceChainId)).to.equal(sourceChainId)
      expect(await mintOn(otherSourceChainId)).to.equal(sourceChainId)
      expect(await mintOn(otherSourceChainId)).to.equal(otherSourceChainId)
      expect(await mintOn(sourceChainId)).to.equal(otherSourceChainId)
      expect(await mintOn(sourceChainId)).to.equal(sourceChainId)
      expect(await mintOn(sourceChainId)).to.equal(sourceChainId)
      expect(await mintOn(otherSourceChainId)).to.equal(sourceChainId)
      expect(await token.rewardsByChain(sourceChainId)).to.equal(4)
      expect(await token.rewardsByChain(otherSourceChainId)).to.equal(3)
    })
  })

  describe('approveStakingContract', () => {
    const newChainId = 61_002n

    it('default: approves the contract of a new chain', async () => {
      const { bob, token } = await interopWorld()
      await expect(token.approveStakingContract(newChainId, bob))
        .to.emit(token, 'StakingContractApproved')
        .withArgs(newChainId, bob)
      expect(await token.approvedStakingContracts(newChainId)).to.equal(bob)
    })

    it('error: OwnableUnauthorizedAccount', async () => {
      const { bob, token } = await interopWorld()
      await expect(token.connect(bob).approveStakingContract(newChainId, bob))
        .to.be.revertedWithCustomError(token, 'OwnableUnauthorizedAccount')
        .withArgs(bob)
    })

    it('error: InteropTokenAlreadyApproved', async () => {
      const { bob, staking, token } = await interopWorld()
      await expect(token.approveStakingContract(sourceChainId, bob))
        .to.be.revertedWithCustomError(token, 'InteropTokenAlreadyApproved')
        .withArgs(sourceChainId, staking)
    })

    it('error: InteropTokenZeroChainId', async () => {
      const { bob, token } = await interopWorld()
      await expect(token.approveStakingContract(0, bob)).to.be.revertedWithCustomError(
        token,
        'InteropTokenZeroChainId',
      )
    })

    it('error: InteropTokenZeroStakingContract', async () => {
      const { token } = await interopWorld()
      await expect(token.approveStakingContract(newChainId, ZeroAddress))
        .to.be.revertedWithCustomError(token, 'InteropTokenZeroStakingContract')
        .withArgs(newChainId)
    })
  })

  describe('replaceStakingContract', () => {
    it('default: from then on only the new contract counts; rewards minted before stay', async () => {
      const world = await interopWorld()
      const { alice, bob, owner, staking, token } = world
      const before = await relayOne(world, depositMessage(world, alice.address))
      const after = await relayOne(world, depositMessage(world, bob.address))
      await token.mintFor(...claim(before))

      await expect(token.replaceStakingContract(sourceChainId, owner))
        .to.emit(token, 'StakingContractReplaced')
        .withArgs(sourceChainId, staking, owner)

      expect(await token.approvedStakingContracts(sourceChainId)).to.equal(owner)
      expect(await token.rewardsByChain(sourceChainId)).to.equal(1)
      await expect(token.mintFor(...claim(after))).to.be.revertedWithCustomError(
        token,
        'InteropTokenUnapprovedSender',
      )
      const sender = getAddress(owner.address)
      const message = { ...depositMessage(world, bob.address), sender }
      await token.mintFor(...claim(await relayOne(world, message)))
      expect(await token.balanceOf(bob)).to.equal(reward)
    })

    it('error: OwnableUnauthorizedAccount', async () => {
      const { bob, token } = await interopWorld()
      await expect(token.connect(bob).replaceStakingContract(sourceChainId, bob))
        .to.be.revertedWithCustomError(token, 'OwnableUnauthorizedAccount')
        .withArgs(bob)
    })

    it('error: InteropTokenNotApproved, for a chain without a contract to replace', async () => {
      const { bob, token } = await interopWorld()
      await expect(token.replaceStakingContract(61_002, bob))
        .to.be.revertedWithCustomError(token, 'InteropTokenNotApproved')
        .withArgs(61_002)
    })

    it('error: InteropTokenZeroStakingContract', async () => {
      const { token } = await interopWorld()
      await expect(token.replaceStakingContract(sourceChainId, ZeroAddress))
        .to.be.revertedWithCustomError(token, 'InteropTokenZeroStakingContract')
        .withArgs(sourceChainId)
    })
  })

  describe('as an ERC-20', () => {
    it('transfers a part of a reward', async () => {
      const { alice, bob, inclusion, token } = await worldWithDeposit()
      await token.mint(...claim(inclusion))
      const transfer = await token.transfer(bob, reward / 4n)

      await expect(transfer)
        .to.emit(token, 'Transfer')
        .withArgs(alice, bob, reward / 4n)
      await expect(transfer).to.changeTokenBalances(
        token,
        [alice, bob],
        [-reward / 4n, reward / 4n],
      )
      expect(await token.totalSupply()).to.equal(reward)
    })

    it('behavior: a transfer to oneself changes nothing', async () => {
      const { alice, inclusion, token } = await worldWithDeposit()
      await token.mint(...claim(inclusion))
      await expect(token.transfer(alice, reward)).to.changeTokenBalance(token, alice, 0)
      expect(await token.addressesThatMinted(alice)).to.equal(true)
    })

    it('behavior: who has transferred all of it has still been rewarded', async () => {
      const { alice, bob, inclusion, token } = await worldWithDeposit()
      await token.mint(...claim(inclusion))
      await token.transfer(bob, reward)
      expect(await token.addressesThatMinted(alice)).to.equal(true)
      await expect(token.mint(...claim(inclusion))).to.be.revertedWithCustomError(
        token,
        'InteropTokenAlreadyMinted',
      )
    })

    it('behavior: who was given tokens has not been rewarded, and is once more', async () => {
      const world = await worldWithDeposit()
      const { bob, inclusion, token } = world
      await token.mint(...claim(inclusion))
      await token.transfer(bob, reward / 2n)
      expect(await token.addressesThatMinted(bob)).to.equal(false)

      await token.mintFor(...claim(await relayOne(world, depositMessage(world, bob.address))))
      expect(await token.balanceOf(bob)).to.equal(reward + reward / 2n)
      expect(await token.totalSupply()).to.equal(2n * reward)
    })

    it('behavior: an allowance is consumed', async () => {
      const { alice, bob, inclusion, token } = await worldWithDeposit()
      await token.mint(...claim(inclusion))
      await token.approve(bob, reward)
      await token.connect(bob).transferFrom(alice, bob, reward)
      expect(await token.balanceOf(bob)).to.equal(reward)
      expect(await token.allowance(alice, bob)).to.equal(0)
    })

    it('error: ERC20InsufficientBalance', async () => {
      const { alice, bob, inclusion, token } = await worldWithDeposit()
      await token.mint(...claim(inclusion))
      await expect(token.transfer(bob, reward + 1n))
        .to.be.revertedWithCustomError(token, 'ERC20InsufficientBalance')
        .withArgs(alice, reward, reward + 1n)
      const beyondTheSlot = 2n ** 248n
      await expect(token.transfer(bob, beyondTheSlot))
        .to.be.revertedWithCustomError(token, 'ERC20InsufficientBalance')
        .withArgs(alice, reward, beyondTheSlot)
    })

    it('error: ERC20InvalidReceiver, as tokens are never burned', async () => {
      const { inclusion, token } = await worldWithDeposit()
      await token.mint(...claim(inclusion))
      await expect(token.transfer(ZeroAddress, 1n))
        .to.be.revertedWithCustomError(token, 'ERC20InvalidReceiver')
        .withArgs(ZeroAddress)
    })
  })

  it('changes its owner in two steps', async () => {
    const { bob, owner, token } = await interopWorld()
    await token.transferOwnership(bob)
    expect(await token.owner()).to.equal(owner)
    await token.connect(bob).acceptOwnership()
    expect(await token.owner()).to.equal(bob)
  })
})

/** What the functions that mint have in common. */
function shouldMintOnlyWithProof(mint: keyof typeof submissions): void {
  const submit = submissions[mint]

  describe(`${mint}: refuses`, () => {
    const alterations: Record<string, (inclusion: MessageInclusion) => MessageInclusion> = {
      'another batch': (inclusion) => ({ ...inclusion, batchNumber: inclusion.batchNumber + 1n }),
      'another index': (inclusion) => ({ ...inclusion, index: inclusion.index + 1 }),
      'another transaction': (inclusion) => ({
        ...inclusion,
        message: { ...inclusion.message, txNumberInBatch: 7 },
      }),
    }
    for (const [name, alter] of Object.entries(alterations))
      it(`${name} than that of the message: InteropTokenInvalidProof`, async () => {
        const { inclusion, token } = await worldWithDeposit()
        const altered = alter(inclusion)
        await expect(submit(token, altered))
          .to.be.revertedWithCustomError(token, 'InteropTokenInvalidProof')
          .withArgs(altered.sourceChainId, altered.batchNumber, altered.index)
      })

    it('a deposit of somebody else passed off as one’s own: InteropTokenInvalidProof', async () => {
      const world = await worldWithDeposit()
      const { bob, inclusion, token } = world
      const { data } = depositMessage(world, bob.address)
      const altered = { ...inclusion, message: { ...inclusion.message, data } }
      await expect(submit(token.connect(bob), altered)).to.be.revertedWithCustomError(
        token,
        'InteropTokenInvalidProof',
      )
    })

    it('a message that comes from another chain than claimed: InteropTokenInvalidProof', async () => {
      const world = await worldWithDeposit()
      const { inclusion, token, stakingContracts } = world
      const sender = stakingContracts.get(otherSourceChainId) ?? ZeroAddress
      const altered = {
        ...inclusion,
        sourceChainId: otherSourceChainId,
        message: { ...inclusion.message, sender: getAddress(sender) },
      }
      await expect(submit(token, altered)).to.be.revertedWithCustomError(
        token,
        'InteropTokenInvalidProof',
      )
    })

    it('a proof in which any word is altered', async () => {
      const { inclusion, token } = await worldWithDeposit()
      for (const position of inclusion.proof.keys()) {
        const proof = inclusion.proof.map((word, i) => (i === position ? flipLastBit(word) : word))
        await expect(submit(token, { ...inclusion, proof }), `word ${position}`).to.be.reverted
      }
    })

    it('a message whose root has yet to be imported: InteropTokenInvalidProof', async () => {
      const world = await interopWorld()
      const [inclusion] = await world.settle([depositMessage(world, world.alice.address)])
      if (!inclusion) throw new Error('the batch is empty')
      await expect(
        submit(world.token.connect(world.alice), inclusion),
      ).to.be.revertedWithCustomError(world.token, 'InteropTokenInvalidProof')
    })

    it('a proof that is not well-formed, with the error of the verifier', async () => {
      const { inclusion, token, verifier } = await worldWithDeposit()
      await expect(submit(token, { ...inclusion, proof: [] })).to.be.revertedWithCustomError(
        verifier,
        'MerklePathEmpty',
      )
    })

    it('a proven message of an unapproved contract: InteropTokenUnapprovedSender', async () => {
      const world = await interopWorld()
      const { alice, token } = world
      const sender = getAddress(alice.address)
      const inclusion = await relayOne(world, { ...depositMessage(world, sender), sender })
      await expect(submit(token.connect(alice), inclusion))
        .to.be.revertedWithCustomError(token, 'InteropTokenUnapprovedSender')
        .withArgs(sourceChainId, sender)
    })

    for (const distance of [-1n, 1n])
      it(`a proven message of the address ${distance > 0n ? 'after' : 'before'} the approved one: InteropTokenUnapprovedSender`, async () => {
        const world = await interopWorld()
        const { alice, staking, token } = world
        const sender = toHex(BigInt(await staking.getAddress()) + distance, { size: 20 })
        const inclusion = await relayOne(world, { ...depositMessage(world, alice.address), sender })
        await expect(submit(token.connect(alice), inclusion))
          .to.be.revertedWithCustomError(token, 'InteropTokenUnapprovedSender')
          .withArgs(sourceChainId, getAddress(sender))
      })

    it('the contract approved for another chain: InteropTokenUnapprovedSender', async () => {
      const world = await interopWorld()
      const { alice, token } = world
      const message = depositMessage(world, alice.address, { chainId: otherSourceChainId })
      const inclusion = await relayOne(world, message, sourceChainId)
      await expect(submit(token.connect(alice), inclusion))
        .to.be.revertedWithCustomError(token, 'InteropTokenUnapprovedSender')
        .withArgs(sourceChainId, message.sender)
    })

    it('the zero address on a chain without an approved contract: InteropTokenUnapprovedSender', async () => {
      const { inclusion, token } = await worldWithDeposit()
      const sender: Address = '0x0000000000000000000000000000000000000000'
      const altered = {
        ...inclusion,
        sourceChainId: 1n,
        message: { ...inclusion.message, sender },
      }
      await expect(submit(token, altered))
        .to.be.revertedWithCustomError(token, 'InteropTokenUnapprovedSender')
        .withArgs(1, sender)
    })

    const other = '0x00000000000000000000000000000000000000a5'
    const padded = (address: string): Hex =>
      encodeAbiParameters([{ type: 'address' }], [getAddress(address)])
    const malformed: Record<string, (depositor: string) => Hex> = {
      'without data': () => '0x',
      'of a bare address': (depositor) => getAddress(depositor),
      'of 31 bytes': (depositor) => `0x${padded(depositor).slice(4)}`,
      'that ends within the address': () => `0x${'00'.repeat(12)}01`,
      'of 33 bytes': (depositor) => `${padded(depositor)}00`,
      'that names the depositor as beneficiary': (depositor) =>
        concat([padded(depositor), padded(depositor)]),
      'that names the zero address as beneficiary': (depositor) =>
        concat([padded(depositor), padded(ZeroAddress)]),
      'about the zero address, with a beneficiary': (beneficiary) =>
        concat([padded(ZeroAddress), padded(beneficiary)]),
      'with a bit set above the depositor, with a beneficiary': (beneficiary) =>
        concat(['0x000000000000000000000001', getAddress(other), padded(beneficiary)]),
      'with a bit set above the beneficiary': (beneficiary) =>
        concat([padded(other), '0x000000000000000000000001', getAddress(beneficiary)]),
      'of 63 bytes': (depositor) => concat([padded(other), `0x${padded(depositor).slice(4)}`]),
      'of 65 bytes': (beneficiary) => concat([padded(other), padded(beneficiary), '0x00']),
      'of three words': (beneficiary) =>
        concat([padded(other), padded(beneficiary), padded(ZeroAddress)]),
      'with a bit set above the address': (depositor) =>
        concat(['0x000000000000000000000001', getAddress(depositor)]),
      'with the top bit set': (depositor) =>
        concat(['0x800000000000000000000000', getAddress(depositor)]),
      'about the zero address': () => padded(ZeroAddress),
    }
    for (const [name, encode] of Object.entries(malformed))
      it(`a proven message ${name}: InteropTokenMalformedMessage`, async () => {
        const world = await interopWorld()
        const { alice, token } = world
        const data = encode(alice.address)
        const message = { ...depositMessage(world, alice.address), data }
        const inclusion = await relayOne(world, message)
        expect(await token.checkMessageProof(...claim(inclusion))).to.equal(true)

        await expect(submit(token.connect(alice), inclusion))
          .to.be.revertedWithCustomError(token, 'InteropTokenMalformedMessage')
          .withArgs(data.toLowerCase())
      })

    if (mint === 'mintBatch') return
    describe('a second reward: InteropTokenAlreadyMinted', () => {
      async function expectAlreadyMinted(
        world: Awaited<ReturnType<typeof worldWithDeposit>>,
        second: MessageInclusion,
      ) {
        const { alice, inclusion, token } = world
        await submit(token, inclusion)
        expect(await token.checkMessageProof(...claim(second))).to.equal(true)

        await expect(submit(token, second))
          .to.be.revertedWithCustomError(token, 'InteropTokenAlreadyMinted')
          .withArgs(alice)
        expect(await token.balanceOf(alice)).to.equal(reward)
      }

      it('with the same proof', async () => {
        const world = await worldWithDeposit()
        await expectAlreadyMinted(world, world.inclusion)
      })

      it('with the proof encoded differently', async () => {
        const world = await worldWithDeposit()
        const { inclusion } = world
        const proof = [...inclusion.proof, toHex(1, { size: 32 })]
        await expectAlreadyMinted(world, { ...inclusion, proof })
      })

      it('with another message about the same depositor', async () => {
        const world = await worldWithDeposit()
        const message = depositMessage(world, world.alice.address)
        await expectAlreadyMinted(world, await relayOne(world, message))
      })

      it('with a first deposit on another chain', async () => {
        const world = await worldWithDeposit()
        const chainId = otherSourceChainId
        const message = depositMessage(world, world.alice.address, { chainId })
        await expectAlreadyMinted(world, await relayOne(world, message, chainId))
      })
    })
  })
}
