import {
  Contract,
  ContractFactory,
  HDNodeWallet,
  JsonRpcProvider,
  parseEther,
  WebSocketProvider,
} from 'ethers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stakingAbi } from '../../contracts/abi/Staking'
import { mnemonic } from '../../ecosystem/config/accounts'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { chainUrls } from './helpers/chainUrls'
import { messageSender } from './helpers/messageSender'

const receiver = '0x00000000000000000000000000000000000000a5'

/** What was read is not kept: chains here are faster than live ones. */
const options = { pollingInterval: 20, cacheTimeout: -1 }

let ecosystem: StakingEcosystem
let url: string
let staking: string

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  url = chainUrls(ecosystem).source
  staking = ecosystem.manifest.stakingChains[0]?.staking.address ?? ''
})

afterAll(() => ecosystem.stop())

describe.each([
  ['HTTP', () => new JsonRpcProvider(url, undefined, options)],
  ['WebSocket', () => new WebSocketProvider(url.replace('http', 'ws'), undefined, options)],
])('ethers over %s', (_, connect) => {
  let provider: JsonRpcProvider | WebSocketProvider
  let wallet: HDNodeWallet

  beforeAll(() => {
    provider = connect()
    wallet = HDNodeWallet.fromPhrase(mnemonic).connect(provider)
  })

  afterAll(() => provider.destroy())

  it('transfers ether', async () => {
    const before = await provider.getBalance(receiver)
    const sent = await wallet.sendTransaction({ to: receiver, value: parseEther('1') })
    expect(await sent.wait()).toMatchObject({ status: 1, hash: sent.hash })
    expect(await provider.getBalance(receiver)).toBe(before + parseEther('1'))
  })

  it('deploys and calls a contract', async () => {
    const factory = new ContractFactory(
      messageSender.humanReadableAbi,
      messageSender.bytecode,
      wallet,
    )
    const contract = await factory.deploy()
    await contract.waitForDeployment()
    const sent = await contract.getFunction('broadcast').send(['0x12'])
    expect((await sent.wait())?.logs).toHaveLength(1)
  })

  it('decodes the errors of a contract', async () => {
    const contract = new Contract(staking, stakingAbi, wallet)
    await expect(contract.getFunction('deposit').staticCall({ value: 0n })).rejects.toMatchObject({
      code: 'CALL_EXCEPTION',
      revert: { name: 'StakingZeroAmount', args: [wallet.address] },
    })
  })

  it('is notified of events of a contract', async () => {
    const contract = new Contract(staking, stakingAbi, wallet)
    let subscribed: Promise<unknown> | undefined
    const heard = new Promise((resolve) => {
      subscribed = contract.once('Deposited', (account, amount) => resolve([account, amount]))
    })
    await subscribed
    // Over HTTP ethers asks for the block from which on it listens, and does not wait for the answer.
    await provider.getBlockNumber()
    await contract.getFunction('deposit').send({ value: 3n })
    expect(await heard).toEqual([wallet.address, 3n])
  })

  it('reads at safe and finalized', async () => {
    for (const tag of ['safe', 'finalized'])
      expect(await provider.getBlock(tag)).toMatchObject({ number: expect.any(Number) })
  })

  it('sends from an account of the node', async () => {
    const signer = await provider.getSigner(1)
    const sent = await signer.sendTransaction({ to: receiver, value: 1n })
    expect(await sent.wait()).toMatchObject({ status: 1, from: signer.address })
  })
})
