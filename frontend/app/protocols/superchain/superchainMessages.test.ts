import { QueryClient } from '@tanstack/react-query'
import { type Address, encodeFunctionData, getAddress, type Hash, zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connect } from 'wagmi/actions'
import { superchainStakingAbi } from '../../../../contracts/abi/SuperchainStaking'
import { superchainTokenAbi } from '../../../../contracts/abi/SuperchainToken'
import { deploySuperchain } from '../../../../deployments/deploySuperchain'
import type { SuperchainManifest } from '../../../../deployments/manifest'
import type { EvmNode } from '../../../../ecosystem/anvil/startNode'
import { sendMessage } from '../../../../interop/superchain/actions/sendMessage'
import { destinationIn } from '../../../../interop/superchain/react/destinationIn'
import type { RelayState } from '../../../../interop/superchain/react/RelayState'
import { relayQuery } from '../../../../interop/superchain/react/relayQuery'
import type { SentMessage } from '../../../../interop/superchain/types'
import { ownPredeploys } from '../../../../test/superchain/predeploys'
import { startChains } from '../../../../test/superchain/startChains'
import { describeError } from '../../../shared/errors/describeError'
import { createEnvironment, type Environment } from '../../environment/createEnvironment'
import { runTransaction } from '../../features/transaction/runTransaction'
import type { MessageOffer } from '../Protocol'
import { getRelayTime } from './getRelayTime'
import { getStakeWarnings } from './getStakeWarnings'
import { offerRelay, offerResend } from './offers'
import { readBeneficiary } from './readBeneficiary'
import { superchainMintQuery } from './superchainMintQuery'

const week = 604_800
const nobody = '0x000000000000000000000000000000000000b0d4'

/** Two staking chains and a rewards chain. */
let nodes: readonly [EvmNode, EvmNode, EvmNode]
let manifest: SuperchainManifest
let environment: Environment

beforeAll(async () => {
  const [first, second, rewards] = await startChains([901, 902, 903], ownPredeploys())
  if (!first || !second || !rewards) throw new Error('A node is missing')
  nodes = [first, second, rewards]
  // A chain that mines several blocks in a second gets ahead of its clock, and its messages ahead of the other chains.
  await rewards.client.increaseTime({ seconds: 600 })
  const target = (node: EvmNode, name: string) => ({
    name,
    chainId: node.chainId,
    rpcUrl: `http://${node.address}`,
    client: node.client,
    account: node.accounts[0] ?? zeroAddress,
  })
  manifest = await deploySuperchain({
    environment: 'superchain',
    stakingChains: [target(first, 'staking1'), target(second, 'staking2')],
    rewardsChain: target(rewards, 'rewards'),
  })

  vi.stubGlobal('window', new EventTarget())
  const items = new Map<string, string>()
  environment = createEnvironment(manifest, {
    isLocal: true,
    storage: {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    },
    search: '',
  })
  const [connector] = environment.config.connectors
  if (!connector) throw new Error('There is no connector')
  await connect(environment.config, { connector })
})

afterAll(async () => {
  vi.unstubAllGlobals()
  await Promise.all(nodes.map(({ stop }) => stop()))
})

const { clientOf } = { clientOf: (chainId: number) => environment.clientOf(chainId) }
const superchain = () => ({ manifest, clientOf })
const accountOf = (index: number) => nodes[0].accounts[index] ?? zeroAddress

/** Makes a deposit on the first staking chain; returns its transaction. */
async function deposit(account: Address): Promise<Hash> {
  const { client } = nodes[0]
  const hash = await client.writeContract({
    address: manifest.stakingChains[0]?.staking.address ?? zeroAddress,
    abi: superchainStakingAbi,
    functionName: 'deposit',
    value: 1n,
    account,
    chain: null,
  })
  await client.waitForTransactionReceipt({ hash })
  return hash
}

/** Reads the state of the first message of a transaction, as a page that is loaded now. */
function read(hash: Hash, cache = new QueryClient()): Promise<RelayState> {
  return cache.fetchQuery(
    relayQuery(clientOf(901), {
      chainId: 901,
      hash,
      messageIndex: 0,
      destinationOf: destinationIn(environment.config),
    }),
  )
}

function sentOf({ status }: RelayState) {
  if (!('message' in status)) throw new Error(`The message is ${status.stage}`)
  return status
}

/** Sends the transaction of an offer with the development account, as its button does. */
async function accept(offer: MessageOffer, account = accountOf(0)) {
  const { to, data, accessList, chain } = offer.actionOf(account)
  const request = { chainId: chain.chainId, account, to, data, ...(accessList && { accessList }) }
  return runTransaction(environment.config, { ...request, onPhase() {}, onSent() {} })
}

async function relay(state: RelayState) {
  const { executingMessage } = sentOf(state)
  return accept(offerRelay(executingMessage, { destination: manifest.rewardsChain, warnings: [] }))
}

const balanceOf = (account: Address) =>
  nodes[2].client.readContract({
    address: manifest.rewardsChain.token.address,
    abi: superchainTokenAbi,
    functionName: 'balanceOf',
    args: [account],
  })

describe('the message of a deposit', () => {
  it('is relayed by the offered transaction, which mints the reward, and is safe later', async () => {
    const account = accountOf(1)
    const hash = await deposit(account)
    const cache = new QueryClient()
    const relayable = await read(hash, cache)
    expect(relayable.status.stage).toBe('relayable')
    expect(readBeneficiary(sentOf(relayable).message, manifest)).toBe(account)
    expect(await getRelayTime(superchain(), 901, new QueryClient())).toBeNull()

    const { transactionHash, blockNumber } = await relay(relayable)
    expect(await balanceOf(account)).toBe(10n ** 18n)
    const relayed = await read(hash, cache)
    expect(relayed).toMatchObject({
      status: { stage: 'relayed' },
      relay: { chainId: 903, transactionHash, blockNumber, isSafe: false },
    })
    expect(await getRelayTime(superchain(), 901, new QueryClient())).toBeGreaterThanOrEqual(0)
    expect(
      await new QueryClient().fetchQuery(
        superchainMintQuery(clientOf(903), {
          chainId: 903,
          token: manifest.rewardsChain.token,
          account,
          blockNumber,
        }),
      ),
    ).toMatchObject({
      kind: 'minted',
      sourceChainId: 901,
      transactionHash,
      messageHash: sentOf(relayed).message.messageHash,
    })

    await nodes[2].client.mine({ blocks: 100 })
    expect((await read(hash, cache)).relay).toMatchObject({ transactionHash, isSafe: true })
  })

  it('is relayable again after a rollback of its relay', async () => {
    const hash = await deposit(accountOf(2))
    const cache = new QueryClient()
    const id = await nodes[2].client.snapshot()
    const { transactionHash } = await relay(await read(hash, cache))
    expect((await read(hash, cache)).relay).toMatchObject({ transactionHash })
    await nodes[2].client.revert({ id })
    const rolledBack = { status: { stage: 'relayable' }, relay: null }
    expect(await read(hash, cache)).toMatchObject(rolledBack)
    await nodes[2].client.mine({ blocks: 1 })
    expect(await read(hash, cache)).toMatchObject(rolledBack)
  })

  it('is not offered to be relayed without its access list by accident', async () => {
    const { executingMessage } = sentOf(await read(await deposit(accountOf(3))))
    const offer = offerRelay(executingMessage, { destination: manifest.rewardsChain, warnings: [] })
    const { accessList: _, ...action } = offer.actionOf(accountOf(0))
    const error = await accept({ ...offer, actionOf: () => action }).catch((reason) => reason)
    expect(describeError(error)).toContain('does not declare the message in its access list')
  })

  it('can be relayed once: the reason is shown before signing', async () => {
    const state = await read(await deposit(accountOf(4)))
    await relay(state)
    const error = await relay(state).catch((reason) => reason)
    expect(describeError(error)).toContain('The message is already relayed.')
  })

  it('cannot be relayed for an account that has a reward', async () => {
    const account = accountOf(4)
    const { client } = nodes[1]
    const hash = await client.writeContract({
      address: manifest.stakingChains[1]?.staking.address ?? zeroAddress,
      abi: superchainStakingAbi,
      functionName: 'deposit',
      value: 1n,
      account,
      chain: null,
    })
    await client.waitForTransactionReceipt({ hash })
    const state = await new QueryClient().fetchQuery(
      relayQuery(clientOf(902), {
        chainId: 902,
        hash,
        messageIndex: 0,
        destinationOf: destinationIn(environment.config),
      }),
    )
    const error = await relay(state).catch((reason) => reason)
    expect(describeError(error)).toContain('has already minted its reward')
  })
})

describe('other messages', () => {
  const send = async (parameters: Pick<SentMessage, 'destination' | 'target' | 'message'>) => {
    const { client } = nodes[0]
    const hash = await sendMessage(client, { ...parameters, account: accountOf(0) })
    await client.waitForTransactionReceipt({ hash })
    return hash
  }
  const token = () => manifest.rewardsChain.token.address
  const reward = (account: Address) =>
    encodeFunctionData({ abi: superchainTokenAbi, functionName: 'reward', args: [account] })

  it('stay sent if the environment does not have their destination', async () => {
    const hash = await send({ destination: 12_345n, target: nobody, message: '0x' })
    expect(await read(hash)).toMatchObject({
      status: { stage: 'sent', message: { destination: 12_345n } },
      relay: null,
    })
  })

  it('earn no reward', async () => {
    for (const [destination, target, message] of [
      [903n, token(), reward(nobody)],
      [902n, token(), reward(nobody)],
      [903n, nobody, reward(nobody)],
      [903n, token(), '0x12345678'],
      [903n, token(), `${reward(nobody)}00`],
    ] as const) {
      const { message: sent } = sentOf(await read(await send({ destination, target, message })))
      expect(readBeneficiary(sent, manifest)).toBeUndefined()
      // Not even if the staking contract had sent them, except for the first.
      const sender = manifest.stakingChains[0]?.staking.address ?? zeroAddress
      expect(readBeneficiary({ ...sent, sender }, manifest)).toBe(
        destination === 903n && target === token() && message === reward(nobody)
          ? getAddress(nobody)
          : undefined,
      )
    }
  })

  it('fail if they were not sent', async () => {
    const { client } = nodes[0]
    const hash = await client.sendTransaction({ to: nobody, account: accountOf(0), chain: null })
    await client.waitForTransactionReceipt({ hash })
    expect((await read(hash)).status.stage).toBe('failed')
  })
})

describe('a deposit on a chain', () => {
  it('has no warnings', async () => {
    expect(await getStakeWarnings(superchain(), 901)).toEqual([])
    expect(await getStakeWarnings(superchain(), 903)).toEqual([])
  })

  it('has a warning if there is no token', async () => {
    const { client } = nodes[2]
    const { address } = manifest.rewardsChain.token
    const bytecode = (await client.getCode({ address })) ?? '0x'
    await client.setCode({ address, bytecode: '0x' })
    expect(await getStakeWarnings(superchain(), 901)).toEqual([
      expect.stringContaining(
        `sends messages to ${address} on rewards, where there is no contract`,
      ),
    ])
    await client.setCode({ address, bytecode })
  })

  it('has a warning if the environment does not have the rewards chain, or has another token', async () => {
    const elsewhere = {
      clientOf,
      manifest: { ...manifest, rewardsChain: { ...manifest.rewardsChain, chainId: 904 } },
    }
    expect(await getStakeWarnings(elsewhere, 901)).toEqual([
      expect.stringContaining('sends messages to chain 903, which this environment does not have'),
    ])
    const { rewardsChain } = manifest
    const other = {
      clientOf,
      manifest: {
        ...manifest,
        rewardsChain: { ...rewardsChain, token: { ...rewardsChain.token, address: nobody } },
      },
    } as const
    expect(await getStakeWarnings(other, 901)).toEqual([
      expect.stringContaining('which is not the token of this environment'),
    ])
  })
})

// Last, as the clocks cannot be moved back.
describe('an expired message', () => {
  it('is relayed after it was sent again by anyone', async () => {
    const account = accountOf(5)
    const hash = await deposit(account)
    for (const { client } of nodes) {
      await client.increaseTime({ seconds: week + 10 })
      await client.mine({ blocks: 1 })
    }
    const expired = await read(hash)
    expect(expired.status.stage).toBe('expired')
    const [source] = manifest.stakingChains
    if (!source) throw new Error('There is no staking chain')
    const { blockNumber } = await accept(
      offerResend(sentOf(expired).message, { source, warnings: [] }),
      accountOf(0),
    )
    const again = await read(hash)
    expect(again).toMatchObject({
      status: { stage: 'relayable', executingMessage: { id: { blockNumber } } },
    })
    await relay(again)
    expect(await balanceOf(account)).toBe(10n ** 18n)
    expect((await read(hash)).status.stage).toBe('relayed')
  })
})
