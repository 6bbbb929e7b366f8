import {
  createPublicClient,
  createWalletClient,
  defineChain,
  http,
  parseEther,
  parseEventLogs,
  webSocket,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { stakingAbi } from '../../contracts/abi/Staking'
import { mnemonic } from '../../ecosystem/config/accounts'
import { eventually } from '../../ecosystem/test/eventually'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { chainUrls } from './helpers/chainUrls'
import { messageSender } from './helpers/messageSender'

const receiver = '0x00000000000000000000000000000000000000a5'
const account = mnemonicToAccount(mnemonic)

let ecosystem: StakingEcosystem
let url: string

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  url = chainUrls(ecosystem).source
})

afterAll(() => ecosystem.stop())

const transports = [
  ['HTTP', () => http(url)],
  ['HTTP, in batches', () => http(url, { batch: true })],
  ['WebSocket', () => webSocket(url.replace('http', 'ws'))],
] as const

describe.each(transports)('viem over %s', (_, transport) => {
  function connect() {
    const chain = defineChain({
      id: 34234,
      name: 'staking1',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [url] } },
    })
    const options = { chain, transport: transport(), pollingInterval: 20, cacheTime: 0 }
    return {
      client: createPublicClient(options),
      wallet: createWalletClient({ ...options, account }),
      address: ecosystem.manifest.stakingChains[0]?.staking.address ?? receiver,
    }
  }

  let client: ReturnType<typeof connect>['client']
  let wallet: ReturnType<typeof connect>['wallet']
  let address: ReturnType<typeof connect>['address']

  beforeAll(() => {
    ;({ client, wallet, address } = connect())
  })

  it('transfers ether', async () => {
    const before = await client.getBalance({ address: receiver })
    const hash = await wallet.sendTransaction({ to: receiver, value: parseEther('1') })
    expect(await client.waitForTransactionReceipt({ hash })).toMatchObject({ status: 'success' })
    expect(await client.getBalance({ address: receiver })).toBe(before + parseEther('1'))
  })

  it('returns the receipt of a transaction', async () => {
    const receipt = await wallet.sendTransactionSync({ to: receiver, value: 1n })
    expect(receipt).toMatchObject({ status: 'success', to: receiver })
  })

  it('deploys a contract and calls it', async () => {
    const hash = await wallet.deployContract(messageSender)
    const { contractAddress } = await client.waitForTransactionReceipt({ hash })
    const sent = await wallet.writeContract({
      address: contractAddress ?? receiver,
      abi: messageSender.abi,
      functionName: 'broadcast',
      args: [['0x12', '0x34']],
    })
    expect((await client.waitForTransactionReceipt({ hash: sent })).logs).toHaveLength(2)
  })

  it('simulates, reads and estimates', async () => {
    const call = { account, address, abi: stakingAbi } as const
    const { request } = await client.simulateContract({
      ...call,
      functionName: 'deposit',
      value: 1n,
    })
    expect(
      await client.estimateContractGas({ ...call, functionName: 'deposit', value: 1n }),
    ).toBeGreaterThan(21_000n)
    const before = await client.readContract({ ...call, functionName: 'totalStaked' })
    await client.waitForTransactionReceipt({ hash: await wallet.writeContract(request) })
    expect(await client.readContract({ ...call, functionName: 'totalStaked' })).toBe(before + 1n)
    expect(await client.estimateFeesPerGas()).toMatchObject({ maxFeePerGas: expect.any(BigInt) })
  })

  it('decodes the errors of a contract', async () => {
    const call = { account, address, abi: stakingAbi, functionName: 'deposit' } as const
    await expect(client.simulateContract(call)).rejects.toThrow('StakingZeroAmount')
  })

  it('watches blocks and events', async () => {
    const blocks: bigint[] = []
    const accounts: string[] = []
    const ends = [
      client.watchBlockNumber({
        onBlockNumber: (number) => blocks.push(number),
        emitOnBegin: true,
      }),
      client.watchContractEvent({
        address,
        abi: stakingAbi,
        eventName: 'Deposited',
        onLogs: (logs) => {
          for (const { args } of logs) accounts.push(args.depositor ?? '')
        },
      }),
    ]
    // There is no telling when the subscription begins: deposit until it is heard.
    await vi.waitFor(
      async () => {
        const hash = await wallet.writeContract({
          address,
          abi: stakingAbi,
          functionName: 'deposit',
          value: 1n,
        })
        await client.waitForTransactionReceipt({ hash })
        expect(accounts).toContain(account.address)
      },
      { timeout: 15_000 },
    )
    await eventually(() => expect(blocks.length).toBeGreaterThan(0))
    for (const end of ends) end()
  })

  it('reads at safe and finalized', async () => {
    for (const blockTag of ['safe', 'finalized'] as const) {
      expect(await client.getBlock({ blockTag })).toMatchObject({ number: expect.any(BigInt) })
      const read = client.readContract({
        address,
        abi: stakingAbi,
        functionName: 'totalStaked',
        blockTag,
      })
      expect(await read.catch(() => 'not there yet')).toBeDefined()
    }
  })

  it('finds events', async () => {
    const hash = await wallet.writeContract({
      address,
      abi: stakingAbi,
      functionName: 'deposit',
      value: 1n,
    })
    const { blockNumber, logs } = await client.waitForTransactionReceipt({ hash })
    expect(parseEventLogs({ abi: stakingAbi, logs, eventName: 'Deposited' })).toHaveLength(1)
    const events = await client.getContractEvents({
      address,
      abi: stakingAbi,
      fromBlock: blockNumber,
    })
    expect(events).toMatchObject([{ transactionHash: hash }])
  })
})
