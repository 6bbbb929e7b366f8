import {
  createPublicClient,
  createWalletClient,
  defineChain,
  http,
  keccak256,
  parseAbi,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { chainConfig, eip712WalletActions, publicActionsL2 } from 'viem/zksync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stakingAbi } from '../../contracts/abi/Staking'
import { richAccount } from '../../ecosystem/config/accounts'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { systemAddresses } from '../../interop'
import { chainUrls } from './helpers/chainUrls'

const receiver = '0x00000000000000000000000000000000000000a5'
const account = privateKeyToAccount(richAccount.privateKey)
const messengerAbi = parseAbi(['function sendToL1(bytes) returns (bytes32)'])

let ecosystem: StakingEcosystem
let clients: ReturnType<typeof connect>

/** A chain defined as viem defines those of ZKsync. */
function connect() {
  const chain = defineChain({
    ...chainConfig,
    id: 34234,
    name: 'staking1',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [chainUrls(ecosystem).source] } },
  })
  const options = { chain, transport: http(), pollingInterval: 20, cacheTime: 0 }
  return {
    client: createPublicClient(options).extend(publicActionsL2()),
    wallet: createWalletClient({ ...options, account }).extend(eip712WalletActions()),
  }
}

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  clients = connect()
})

afterAll(() => ecosystem.stop())

describe('viem with the chain definition of ZKsync', () => {
  it('sends transactions of type 0x71', async () => {
    const { client, wallet } = clients
    const hash = await wallet.sendTransaction({
      to: receiver,
      value: 1n,
      gasPerPubdata: 50_000n,
      type: 'eip712',
    })
    expect(await client.waitForTransactionReceipt({ hash })).toMatchObject({ status: 'success' })
    expect(await client.getTransaction({ hash })).toMatchObject({
      hash,
      type: 'eip712',
      typeHex: '0x71',
      from: account.address.toLowerCase(),
      value: 1n,
    })
  })

  it('signs a transaction of type 0x71 that is sent separately', async () => {
    const { client, wallet } = clients
    const request = await wallet.prepareTransactionRequest({
      to: receiver,
      value: 2n,
      type: 'eip712',
      gasPerPubdata: 50_000n,
    })
    const serializedTransaction = await wallet.signTransaction(request)
    const hash = await client.sendRawTransaction({ serializedTransaction })
    expect(await client.waitForTransactionReceipt({ hash })).toMatchObject({ status: 'success' })
  })

  it('calls contracts with plain types, and with type 0x71', async () => {
    const { client, wallet } = clients
    const address = ecosystem.manifest.stakingChains[0]?.staking.address ?? receiver
    const deposit = { address, abi: stakingAbi, functionName: 'deposit', value: 1n } as const
    for (const meta of [{}, { gasPerPubdata: 50_000n }]) {
      const hash = await wallet.writeContract({ ...deposit, ...meta })
      expect(await client.waitForTransactionReceipt({ hash })).toMatchObject({ status: 'success' })
    }
  })

  it('formats receipts, logs and blocks', async () => {
    const { client, wallet } = clients
    const hash = await wallet.writeContract({
      address: systemAddresses.l1Messenger,
      abi: messengerAbi,
      functionName: 'sendToL1',
      args: ['0x1234'],
    })
    const { blockNumber } = await client.waitForTransactionReceipt({ hash })
    await waitForBatch(blockNumber)
    expect(await client.getTransactionReceipt({ hash })).toMatchObject({
      l1BatchNumber: expect.any(BigInt),
      l1BatchTxIndex: expect.any(BigInt),
      logs: [{ transactionLogIndex: 0, logType: null, l1BatchNumber: expect.any(BigInt) }],
      l2ToL1Logs: [
        { sender: systemAddresses.l1Messenger, value: keccak256('0x1234'), transactionHash: hash },
      ],
    })
    expect(await client.getBlock({ blockNumber, includeTransactions: true })).toMatchObject({
      l1BatchNumber: expect.any(BigInt),
      l1BatchTimestamp: expect.any(BigInt),
      transactions: [{ hash, l1BatchNumber: expect.any(BigInt) }],
    })
  })

  it('estimates with the meta of type 0x71', async () => {
    const { client } = clients
    const transaction = { account, to: receiver, value: 1n, gasPerPubdata: 50_000n } as const
    expect(await client.estimateGas(transaction)).toBe(21_000n)
    expect(await client.estimateFee({ account, to: receiver, value: 1n })).toMatchObject({
      gasLimit: 21_000n,
      gasPerPubdataLimit: 50_000n,
    })
  })

  it('gets the reasons for what an EVM node does not support', async () => {
    const { wallet } = clients
    const bytecode = `0x${'00'.repeat(32)}` as const
    const abi = parseAbi(['constructor()'])
    await expect(
      wallet.deployContract({
        account,
        chain: wallet.chain,
        abi,
        bytecode,
        deploymentType: 'create',
      }),
    ).rejects.toThrow('bytecode of zksolc')
    const sponsored = wallet.sendTransaction({
      to: receiver,
      paymaster: receiver,
      paymasterInput: '0x',
    })
    await expect(sponsored).rejects.toThrow('Paymasters need')
  })

  it('uses the methods that ZKsync adds', async () => {
    const { client } = clients
    const { settlementLayer } = ecosystem.manifest
    const [first = 0, last] = await client.getL1BatchBlockRange({ l1BatchNumber: 1 })
    expect(last).toBeGreaterThanOrEqual(first)
    expect(Number(await client.getL1ChainId())).toBe(settlementLayer.chainId)
    expect(await client.getBridgehubContractAddress()).toBe(systemAddresses.bridgehub)
    expect(await client.getMainContractAddress()).toMatch(/^0x/)
    expect(await client.getBaseTokenL1Address()).toMatch(/1$/)
    expect(await client.getGasPerPubdata()).toBe(50_000n)
    expect(await client.getTestnetPaymasterAddress()).toBeNull()
    expect(await client.getDefaultBridgeAddresses()).toMatchObject({
      sharedL1: null,
      sharedL2: null,
    })
    expect(Object.values(await client.getAllBalances({ account }))).toEqual([
      await client.getBalance({ address: account.address }),
    ])
    expect(await client.getBlockDetails({ number: 1 })).toMatchObject({ number: 1 })
    expect(await client.getL1BatchDetails({ number: 1 })).toMatchObject({ number: 1 })
    const hash = (await client.getBlock({ blockNumber: BigInt(last ?? 1) })).transactions[0]
    expect(await client.getTransactionDetails({ txHash: hash ?? '0x' })).toMatchObject({
      isL1Originated: false,
    })
  })
})

async function waitForBatch(blockNumber: bigint): Promise<void> {
  const { client } = clients
  while ((await client.getBlock({ blockNumber })).l1BatchNumber === null);
}
