import { toHex, zeroHash } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Web3, WebSocketProvider } from 'web3'
import { stakingAbi } from '../../contracts/abi/Staking'
import { mnemonic } from '../../ecosystem/config/accounts'
import { eventually } from '../../ecosystem/test/eventually'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { systemAddresses } from '../../interop'
import { chainUrls } from './helpers/chainUrls'
import { messageSender } from './helpers/messageSender'

const receiver = '0x00000000000000000000000000000000000000a6'

let ecosystem: StakingEcosystem
let url: string

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  url = chainUrls(ecosystem).source
})

afterAll(() => ecosystem.stop())

describe.each([
  ['HTTP', 4, () => new Web3(url)],
  ['WebSocket', 5, () => new Web3(new WebSocketProvider(url.replace('http', 'ws')))],
])('web3.js over %s', (transport, index, connect) => {
  let web3: Web3
  let from: string

  beforeAll(() => {
    web3 = connect()
    web3.eth.transactionPollingInterval = 20
    const { privateKey } = mnemonicToAccount(mnemonic, { addressIndex: index }).getHdKey()
    const [account] = web3.eth.accounts.wallet.add(toHex(privateKey ?? new Uint8Array()))
    from = account?.address ?? ''
  })

  // Over HTTP there is nothing to disconnect, which it takes for an error.
  afterAll(() => {
    if (transport === 'WebSocket') web3.currentProvider?.disconnect()
  })

  async function deploy() {
    const contract = new web3.eth.Contract(messageSender.abi)
    return contract.deploy({ data: messageSender.bytecode }).send({ from })
  }

  it('returns the chain and its node', async () => {
    expect(await web3.eth.getChainId()).toBe(34234n)
    expect(await web3.eth.net.getId()).toBe(34234n)
    expect(await web3.eth.net.getPeerCount()).toBe(0n)
    expect(await web3.eth.net.isListening()).toBe(true)
    expect(await web3.eth.isSyncing()).toBe(false)
    expect(await web3.eth.isMining()).toBe(false)
    expect(await web3.eth.getHashRate()).toBe(0n)
    expect(await web3.eth.getProtocolVersion()).toMatch(/^0x/)
    expect(await web3.eth.getCoinbase()).toMatch(/^0x/)
    expect(await web3.eth.getNodeInfo()).toContain('anvil')
    expect(await web3.eth.getFeeHistory(1, 'latest', [25])).toMatchObject({
      reward: [[expect.anything()]],
    })
  })

  it('transfers ether', async () => {
    const before = await web3.eth.getBalance(receiver)
    const { status, transactionHash } = await web3.eth.sendTransaction({
      from,
      to: receiver,
      value: 5n,
    })
    expect(status).toBe(1n)
    expect(await web3.eth.getTransaction(transactionHash)).toMatchObject({ value: 5n })
    expect(await web3.eth.getBalance(receiver)).toBe(before + 5n)
  })

  it('deploys a contract, sends a message by it and finds the proof', async () => {
    const contract = await deploy()
    const { transactionHash, blockNumber } = await contract.methods
      .broadcast(['0x12'])
      .send({ from })
    expect(
      await web3.eth.getPastLogs({
        fromBlock: blockNumber,
        address: systemAddresses.l1Messenger,
        topics: [null],
      }),
    ).toMatchObject([{ transactionHash }])
    await eventually(async () =>
      expect(
        await web3.requestManager.send({
          method: 'zks_getL2ToL1LogProof',
          params: [transactionHash, 0, 'proof_based_gw'],
        }),
      ).toMatchObject({ proof: expect.any(Array) }),
    )
  })

  it('decodes the errors of a contract', async () => {
    const { staking } = ecosystem.manifest.stakingChains[0] ?? {}
    const contract = new web3.eth.Contract(stakingAbi, staking?.address)
    await expect(contract.methods.deposit().call({ from, value: '0' })).rejects.toMatchObject({
      cause: { errorName: 'StakingZeroAmount' },
    })
  })

  it('returns storage proofs', async () => {
    const { storageProof } = await web3.eth.getProof(
      systemAddresses.l1Messenger,
      [zeroHash],
      'latest',
    )
    expect(storageProof).toMatchObject([{ key: zeroHash }])
  })

  it('sends requests in a batch', async () => {
    const batch = new web3.BatchRequest()
    const chainId = batch.add({ jsonrpc: '2.0', id: 10, method: 'eth_chainId', params: [] })
    const nonsense = batch.add({ jsonrpc: '2.0', id: 11, method: 'eth_nonsense', params: [] })
    nonsense.catch(() => {})
    await batch.execute()
    expect(await chainId).toBe('0x85ba')
    await expect(nonsense).rejects.toBeTruthy()
  })

  it.runIf(transport === 'WebSocket')(
    'is notified of blocks, pending transactions, logs and events',
    async () => {
      const contract = await deploy()
      const heard: unknown[] = []
      const hear = (news: unknown) => void heard.push(news)
      const subscriptions = [
        await web3.eth.subscribe('newBlockHeaders'),
        await web3.eth.subscribe('newHeads'),
        await web3.eth.subscribe('pendingTransactions'),
        await web3.eth.subscribe('newPendingTransactions'),
        await web3.eth.subscribe('logs', { address: systemAddresses.l1Messenger, topics: [] }),
      ]
      for (const subscription of subscriptions) subscription.on('data', hear)
      const syncing = await web3.eth.subscribe('syncing')
      const { transactionHash, blockHash } = await contract.methods
        .broadcast(['0x34'])
        .send({ from })
      await eventually(() => {
        expect(heard.filter((news) => news === transactionHash)).toHaveLength(2)
        expect(heard).toContainEqual(expect.objectContaining({ transactionHash, blockHash }))
        expect(heard).toContainEqual(expect.objectContaining({ parentHash: expect.any(String) }))
      })
      for (const subscription of [...subscriptions, syncing]) await subscription.unsubscribe()
    },
  )
})
