import { Contract, ContractFactory, providers, utils, Wallet } from 'ethers-v5'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mnemonic } from '../../ecosystem/config/accounts'
import { eventually } from '../../ecosystem/test/eventually'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { systemAddresses } from '../../interop'
import { chainUrls } from './helpers/chainUrls'
import { messageSender } from './helpers/messageSender'

const receiver = '0x00000000000000000000000000000000000000a5'
const oneEther = utils.parseEther('1')

let ecosystem: StakingEcosystem
let url: string

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  url = chainUrls(ecosystem).source
})

afterAll(() => ecosystem.stop())

function overHttp() {
  return polling(new providers.JsonRpcProvider(url))
}

function overBatches() {
  return polling(new providers.JsonRpcBatchProvider(url))
}

function polling(provider: providers.JsonRpcProvider) {
  provider.pollingInterval = 20
  const send = vi.spyOn(provider, 'send')
  const count = (name: string) => send.mock.calls.filter(([method]) => method === name).length
  return {
    provider,
    async close() {
      provider.removeAllListeners()
      // It uninstalls its filter up to a second later, and does not handle a failure of that.
      await eventually(() =>
        expect(count('eth_uninstallFilter')).toBe(count('eth_newPendingTransactionFilter')),
      )
      await Promise.allSettled(send.mock.results.map(({ value }) => value))
    },
  }
}

function overWebSocket() {
  const provider = new providers.WebSocketProvider(url.replace('http', 'ws'))
  return { provider, close: () => provider.destroy() }
}

describe.each([
  ['HTTP', 1, overHttp],
  ['HTTP in batches', 2, overBatches],
  ['WebSocket', 3, overWebSocket],
])('ethers 5 over %s', (_, index, connect) => {
  let provider: providers.JsonRpcProvider
  let close: () => Promise<unknown>
  let wallet: Wallet

  beforeAll(() => {
    const connection = connect()
    provider = connection.provider
    close = connection.close
    wallet = Wallet.fromMnemonic(mnemonic, `m/44'/60'/0'/0/${index}`).connect(provider)
  })

  afterAll(() => close())

  async function deploy(): Promise<Contract> {
    const { humanReadableAbi, bytecode } = messageSender
    const factory = new ContractFactory([...humanReadableAbi], bytecode, wallet)
    return (await factory.deploy()).deployed()
  }

  it('returns the chain and its fees', async () => {
    expect(await provider.getNetwork()).toMatchObject({ chainId: 34234 })
    expect(await provider.getFeeData()).toMatchObject({ lastBaseFeePerGas: expect.anything() })
    for (const block of ['latest', 'safe', 'finalized', 'earliest', 0])
      expect(await provider.getBlock(block)).toMatchObject({ number: expect.any(Number) })
  })

  it('transfers ether', async () => {
    const before = await provider.getBalance(receiver)
    const sent = await wallet.sendTransaction({ to: receiver, value: oneEther })
    expect(await sent.wait()).toMatchObject({ status: 1, transactionHash: sent.hash })
    const after = await provider.getBalance(receiver)
    expect(after.sub(before).eq(oneEther)).toBe(true)
  })

  it('reads storage with a minimal key', async () => {
    expect(await provider.getStorageAt(systemAddresses.l1Messenger, 0)).toBe(
      utils.hexZeroPad('0x', 32),
    )
  })

  it('deploys a contract, sends a message by it and finds the proof', async () => {
    const contract = await deploy()
    const sent = await contract.functions.broadcast?.(['0x12'])
    const { logs, blockNumber, blockHash, transactionHash } = await sent.wait()
    expect(logs).toHaveLength(1)
    for (const range of [{ fromBlock: blockNumber, toBlock: blockNumber }, { blockHash }])
      expect(
        await provider.getLogs({ ...range, address: systemAddresses.l1Messenger, topics: [] }),
      ).toMatchObject([{ transactionHash }])
    await eventually(async () =>
      expect(
        await provider.send('zks_getL2ToL1LogProof', [transactionHash, 0, 'proof_based_gw']),
      ).toMatchObject({ proof: expect.any(Array) }),
    )
  })

  it('decodes the errors of a contract', async () => {
    const { staking } = ecosystem.manifest.stakingChains[0] ?? {}
    const abi = ['function deposit() payable', 'error StakingZeroAmount(address depositor)']
    const contract = new Contract(staking?.address ?? '', abi, wallet)
    await expect(contract.callStatic.deposit?.({ value: 0 })).rejects.toMatchObject({
      code: 'CALL_EXCEPTION',
      errorName: 'StakingZeroAmount',
      errorArgs: expect.objectContaining({ depositor: wallet.address }),
    })
  })

  it('is notified of blocks, pending transactions and events', async () => {
    const heard = {
      blocks: vi.fn<(block: number) => void>(),
      pending: vi.fn<(hash: unknown) => void>(),
      events: vi.fn<(log: providers.Log) => void>(),
    }
    provider.on('block', heard.blocks)
    provider.on('pending', heard.pending)
    provider.on({ address: systemAddresses.l1Messenger, topics: [null, null] }, heard.events)
    const contract = await deploy()
    await eventually(() => expect(heard.blocks).toHaveBeenCalled())
    const sent = await contract.functions.broadcast?.(['0x34'])
    await vi.waitFor(
      () => {
        // Hashes over WebSocket, transactions over HTTP.
        expect(JSON.stringify(heard.pending.mock.calls)).toContain(sent.hash)
        expect(heard.events.mock.calls.flat()).toContainEqual(
          expect.objectContaining({ transactionHash: sent.hash }),
        )
      },
      // It asks for pending transactions once a second.
      { timeout: 10_000 },
    )
    provider.removeAllListeners()
  })

  it('sends from an account of the node', async () => {
    const sent = await provider.getSigner(index).sendTransaction({ to: receiver, value: 1 })
    expect(await sent.wait()).toMatchObject({ status: 1, from: wallet.address })
  })
})
