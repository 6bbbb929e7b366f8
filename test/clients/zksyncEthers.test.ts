import {
  type Contract,
  ContractFactory,
  Wallet as EthersWallet,
  toBeHex,
  ZeroAddress,
} from 'ethers'
import { getContractAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Provider,
  utils,
  Wallet,
  Contract as ZksyncContract,
  ContractFactory as ZksyncContractFactory,
} from 'zksync-ethers'
import { stakingAbi } from '../../contracts/abi/Staking'
import { richAccount } from '../../ecosystem/config/accounts'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { systemAddresses } from '../../interop'
import { chainUrls } from './helpers/chainUrls'
import { messageSender } from './helpers/messageSender'
import { zksyncProvider } from './helpers/zksyncProvider'

const receiver = '0x00000000000000000000000000000000000000a5'
const hashPattern = /^0x[0-9a-f]{64}$/

let ecosystem: StakingEcosystem
let provider: Provider
let wallet: Wallet
let staking: Contract

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  provider = zksyncProvider(chainUrls(ecosystem).source)
  wallet = new Wallet(richAccount.privateKey, provider)
  const address = ecosystem.manifest.stakingChains[0]?.staking.address ?? ''
  staking = new ZksyncContract(address, stakingAbi, wallet)
})

afterAll(async () => {
  provider.destroy()
  await ecosystem.stop()
})

describe('zksync-ethers Wallet', () => {
  it('sends transactions of type 0x71 by default', async () => {
    const before = await provider.getBalance(receiver)
    const sent = await wallet.transfer({ to: receiver, amount: 7n })
    const receipt = await sent.wait()
    expect(receipt).toMatchObject({ hash: sent.hash, status: 1, type: utils.EIP712_TX_TYPE })
    expect(await provider.getBalance(receiver)).toBe(before + 7n)
    expect(await provider.getTransaction(sent.hash)).toMatchObject({
      hash: sent.hash,
      type: utils.EIP712_TX_TYPE,
      from: wallet.address,
      value: 7n,
    })
  })

  it.each([0, 2])('sends transactions of type %i', async (type) => {
    const sent = await wallet.sendTransaction({ type, to: receiver, value: 1n })
    expect(await sent.wait()).toMatchObject({ hash: sent.hash, status: 1, type })
  })

  it('uses the hash that the node returns', async () => {
    const raw = await wallet.signTransaction({ to: receiver, value: 1n })
    const { hash } = await provider.broadcastTransaction(raw)
    expect(hash).toBe(utils.parseEip712(raw).hash)
  })

  it('counts its transactions, including pending ones', async () => {
    const nonce = await wallet.getNonce()
    await provider.send('evm_setAutomine', [false])
    try {
      const sent = await Promise.all(
        [0, 1, 2].map((ahead) => wallet.sendTransaction({ to: receiver, nonce: nonce + ahead })),
      )
      expect(await wallet.getNonce('pending')).toBe(nonce + 3)
      expect(await wallet.getNonce('latest')).toBe(nonce)
      await provider.send('evm_mine', [])
      for (const transaction of sent) expect(await transaction.wait()).toMatchObject({ status: 1 })
      expect(await wallet.getNonce()).toBe(nonce + 3)
    } finally {
      await provider.send('evm_setAutomine', [true])
    }
  })

  it('reads its balances', async () => {
    const balance = await wallet.getBalance()
    expect(balance).toBeGreaterThan(0n)
    expect(await wallet.getBalance(utils.L2_BASE_TOKEN_ADDRESS)).toBe(balance)
    expect(await wallet.getAllBalances()).toEqual({ [ZeroAddress]: balance })
  })

  it.each([
    ['0x71', {}],
    ['0x2', { type: 2 }],
  ])('calls contracts by type %s', async (type, overrides) => {
    const [before] = await staking.getFunction('deposits').staticCall(wallet.address)
    const sent = await staking.getFunction('deposit').send({ value: 5n, ...overrides })
    expect(await sent.wait()).toMatchObject({ status: 1, type: Number(type) })
    const [after] = await staking.getFunction('deposits').staticCall(wallet.address)
    expect(after).toBe(before + 5n)
  })

  it('decodes the error of a contract', async () => {
    const { send, staticCall } = staking.getFunction('deposit')
    const data = staking.interface.encodeErrorResult('StakingZeroAmount', [wallet.address])
    for (const attempt of [send, staticCall])
      await expect(attempt({ value: 0n })).rejects.toMatchObject({ error: { code: 3, data } })
  })

  it('reports the failure of a transaction that it did not estimate', async () => {
    const sent = await staking.getFunction('deposit').send({ value: 0n, gasLimit: 100_000n })
    await expect(sent.wait()).rejects.toMatchObject({ code: 'CALL_EXCEPTION' })
    expect(await provider.getTransactionDetails(sent.hash)).toMatchObject({ status: 'failed' })
  })

  it('deploys EVM bytecode by type 2, through the factory of ethers', async () => {
    const nonce = await wallet.getNonce()
    const factory = new ContractFactory(
      messageSender.humanReadableAbi,
      messageSender.bytecode,
      wallet,
    )
    const contract = await factory.deploy({ type: 2 })
    await contract.waitForDeployment()
    const address = await contract.getAddress()
    expect(address).toBe(getContractAddress({ from: richAccount.address, nonce: BigInt(nonce) }))
    expect(await provider.getCode(address)).not.toBe('0x')
  })

  it('gets the reason why bytecode of zksolc cannot be deployed', async () => {
    // Any bytecode of a length that zksolc's has.
    const bytecode = `0x${'00'.repeat(32)}`
    const factory = new ZksyncContractFactory([], bytecode, wallet)
    await expect(factory.deploy()).rejects.toMatchObject({
      error: { code: 3, message: expect.stringContaining('bytecode of zksolc for the EraVM') },
    })
  })

  it('gets the reason why a paymaster cannot pay', async () => {
    const paymasterParams = utils.getPaymasterParams(receiver, {
      type: 'General',
      innerInput: '0x',
    })
    const sponsored = wallet.sendTransaction({ to: receiver, customData: { paymasterParams } })
    await expect(sponsored).rejects.toMatchObject({
      error: { code: 3, message: expect.stringContaining('Paymasters need') },
    })
  })

  it('gets the reason why a transaction is invalid', async () => {
    const poor = new Wallet(EthersWallet.createRandom().privateKey, provider)
    const raw = await poor.signTransaction({ to: receiver, value: 1n, gasLimit: 21_000n })
    await expect(provider.send('eth_sendRawTransaction', [raw])).rejects.toMatchObject({
      error: { code: 3, message: expect.stringMatching(/^insufficient funds for gas \+ value/) },
    })
  })

  it('follows a transaction until it is final', async () => {
    const sent = await wallet.transfer({ to: receiver, amount: 1n })
    const receipt = await sent.waitFinalize()
    expect(receipt.l1BatchNumber).toEqual(expect.any(Number))
    expect(await provider.getTransactionDetails(sent.hash)).toMatchObject({
      status: 'verified',
      initiatorAddress: wallet.address.toLowerCase(),
      isL1Originated: false,
      ethCommitTxHash: expect.stringMatching(hashPattern),
      ethProveTxHash: expect.stringMatching(hashPattern),
      ethExecuteTxHash: expect.stringMatching(hashPattern),
    })
    expect(await provider.getTransactionStatus(sent.hash)).toBe('finalized')
    const finalized = await provider.getBlock('finalized')
    expect(finalized.number).toBeGreaterThanOrEqual(receipt.blockNumber)
  })
})

describe('zksync-ethers Signer of an account of the node', () => {
  it('sends from an account that the node signs for', async () => {
    const signer = await provider.getSigner(0)
    const sent = await signer.sendTransaction({ to: receiver, value: 1n })
    expect(await sent.wait()).toMatchObject({ status: 1, from: await signer.getAddress() })
  })
})

describe('zksync-ethers Provider', () => {
  let hash: string

  beforeAll(async () => {
    const messenger = new ZksyncContract(utils.L1_MESSENGER_ADDRESS, utils.L1_MESSENGER, wallet)
    const sent = await messenger.getFunction('sendToL1').send('0x1234')
    hash = sent.hash
    await (await provider.getTransaction(hash)).waitFinalize()
  })

  it('getTransactionReceipt: the messages with their batch', async () => {
    const receipt = await provider.getTransactionReceipt(hash)
    expect(receipt).toMatchObject({
      hash,
      l1BatchNumber: expect.any(Number),
      l1BatchTxIndex: expect.any(Number),
      logs: [{ transactionHash: hash, address: utils.L1_MESSENGER_ADDRESS }],
      l2ToL1Logs: [{ transactionHash: hash, sender: utils.L1_MESSENGER_ADDRESS }],
    })
  })

  it.each([undefined, 'proof_based_gw'] as const)('getLogProof in mode %s', async (mode) => {
    const { l1BatchNumber } = (await provider.getTransactionReceipt(hash)) ?? {}
    expect(await provider.getLogProof(hash, 0, mode)).toMatchObject({
      id: 0,
      proof: expect.arrayContaining([expect.stringMatching(hashPattern)]),
      root: expect.stringMatching(hashPattern),
      batchNumber: l1BatchNumber,
    })
  })

  it('getLogProof is null for a transaction without messages', async () => {
    const sent = await wallet.transfer({ to: receiver, amount: 1n })
    await sent.waitFinalize()
    expect(await provider.getLogProof(sent.hash, 0)).toBeNull()
  })

  it('getBlock, with and without transactions', async () => {
    const { blockNumber } = (await provider.getTransactionReceipt(hash)) ?? {}
    const block = await provider.getBlock(blockNumber ?? 0)
    expect(block).toMatchObject({ transactions: [hash], l1BatchNumber: expect.any(Number) })
    const full = await provider.getBlock(blockNumber ?? 0, true)
    expect(full.prefetchedTransactions).toMatchObject([{ hash, type: utils.EIP712_TX_TYPE }])
  })

  it('getBlockDetails, getL1BatchDetails and getL1BatchBlockRange agree', async () => {
    const { blockNumber = 0, l1BatchNumber } = (await provider.getTransactionReceipt(hash)) ?? {}
    const batch = await provider.getL1BatchDetails(l1BatchNumber ?? 0)
    expect(batch).toMatchObject({ number: l1BatchNumber, status: 'verified', l1TxCount: 0 })
    expect(await provider.getBlockDetails(blockNumber)).toMatchObject({
      number: blockNumber,
      l1BatchNumber,
      status: 'verified',
      executeTxHash: batch.executeTxHash,
      executedAt: batch.executedAt,
    })
    const [first, last] = (await provider.getL1BatchBlockRange(l1BatchNumber ?? 0)) ?? []
    expect(first).toBeLessThanOrEqual(blockNumber)
    expect(last).toBeGreaterThanOrEqual(blockNumber)
    expect(await provider.getL1BatchNumber()).toBeGreaterThanOrEqual(l1BatchNumber ?? 0)
  })

  it('getRawBlockTransactions', async () => {
    const { blockNumber = 0 } = (await provider.getTransactionReceipt(hash)) ?? {}
    const [transaction] = await provider.getRawBlockTransactions(blockNumber)
    expect(transaction?.common_data.L2).toMatchObject({
      initiatorAddress: wallet.address.toLowerCase(),
      transactionType: 'EIP712Transaction',
      input: { hash },
    })
  })

  it('getLogs and filters', async () => {
    const filter = { address: utils.L1_MESSENGER_ADDRESS, fromBlock: 0 }
    expect((await provider.getLogs(filter)).map((log) => log.transactionHash)).toContain(hash)
    const logs = await provider.newFilter({ ...filter, fromBlock: 'latest' })
    const blocks = await provider.newBlockFilter()
    const pending = await provider.newPendingTransactionsFilter()
    const messenger = new ZksyncContract(utils.L1_MESSENGER_ADDRESS, utils.L1_MESSENGER, wallet)
    const sent = await messenger.getFunction('sendToL1').send('0x5678')
    await sent.wait()
    expect(await provider.getFilterChanges(logs)).toMatchObject([{ transactionHash: sent.hash }])
    expect(await provider.send('eth_getFilterChanges', [toBeHex(pending)])).toContain(sent.hash)
    expect(await provider.send('eth_getFilterChanges', [toBeHex(blocks)])).not.toEqual([])
  })

  it('estimates gas and fees', async () => {
    const transaction = { from: wallet.address, to: receiver, value: 1n }
    const customData = { gasPerPubdata: utils.DEFAULT_GAS_PER_PUBDATA_LIMIT }
    expect(await provider.estimateGas(transaction)).toBe(21_000n)
    expect(await provider.estimateGas({ ...transaction, customData })).toBe(21_000n)
    expect(
      await provider.estimateGasTransfer({ from: wallet.address, to: receiver, amount: 1n }),
    ).toBe(21_000n)
    expect(await provider.estimateFee({ ...transaction, customData })).toMatchObject({
      gasLimit: 21_000n,
      maxFeePerGas: await provider.getGasPrice(),
    })
    expect(BigInt(await provider.getGasPerPubdata())).toBe(50_000n)
    expect(await provider.getFeeData()).toMatchObject({ gasPrice: expect.any(BigInt) })
  })

  it('calls with the meta of type 0x71', async () => {
    const answer = await provider.call({
      to: await staking.getAddress(),
      data: staking.interface.encodeFunctionData('totalStaked'),
      customData: { gasPerPubdata: utils.DEFAULT_GAS_PER_PUBDATA_LIMIT },
    })
    expect(BigInt(answer)).toBeGreaterThan(0n)
  })

  it.each(['committed', 'finalized', 'safe', 'latest', 'earliest', 'pending'])(
    'accepts the block tag %s',
    async (tag) => {
      expect(await provider.getBalance(richAccount.address, tag)).toEqual(expect.any(BigInt))
    },
  )

  it('distinguishes settlement stages by the block tag', async () => {
    const deposited = await staking.getFunction('deposit').send({ value: 3n })
    const { blockNumber = 0 } = (await deposited.wait()) ?? {}
    const read = (blockTag: string | number) =>
      staking.getFunction('totalStaked').staticCall({ blockTag })
    expect(await read(blockNumber)).toBe((await read(blockNumber - 1)) + 3n)
    await (await provider.getTransaction(deposited.hash)).waitFinalize()
    expect(await read('finalized')).toBe(await read(blockNumber))
  })

  it('returns the network: ids, contracts and tokens', async () => {
    const { settlementLayer, stakingChains } = ecosystem.manifest
    const { chainId } = await provider.getNetwork()
    expect(Number(chainId)).toBe(stakingChains[0]?.chainId)
    expect(await provider.l1ChainId()).toBe(settlementLayer.chainId)
    expect(await provider.getBridgehubContractAddress()).toBe(systemAddresses.bridgehub)
    expect(await provider.getMainContractAddress()).toMatch(/^0x[0-9a-fA-F]{40}$/)
    expect(await provider.getBaseTokenContractAddress()).toBe(utils.ETH_ADDRESS_IN_CONTRACTS)
    expect(await provider.getTestnetPaymasterAddress()).toBeNull()
    expect(await provider.getConfirmedTokens()).toMatchObject([{ symbol: 'ETH', decimals: 18 }])
  })

  it('sendRawTransactionWithDetailedOutput', async () => {
    const raw = await wallet.signTransaction({
      to: await staking.getAddress(),
      data: staking.interface.encodeFunctionData('deposit'),
      value: 1n,
    })
    const address = (await staking.getAddress()).toLowerCase()
    const output = await provider.sendRawTransactionWithDetailedOutput(raw)
    expect(output).toMatchObject({
      transactionHash: utils.parseEip712(raw).hash,
      storageLogs: [{ address }],
      events: [{ address }],
    })
    await provider.waitForTransaction(output.transactionHash)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['getProtocolVersion', () => provider.getProtocolVersion()],
    ['getFeeParams', () => provider.getFeeParams()],
    ['getProof', () => provider.getProof(receiver, [], 1)],
    ['getBytecodeByHash', () => provider.getBytecodeByHash(`0x${'01'.repeat(32)}`)],
    ['estimateGasL1', () => provider.estimateGasL1({ to: receiver })],
  ])('%s is rejected with a reason', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({
      error: { code: -32004, message: expect.stringMatching(/is not supported\. .+/) },
    })
  })
})
