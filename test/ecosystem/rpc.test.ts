import { expect } from 'chai'
import { ethers } from 'hardhat'
import { createPublicClient, custom, type Hash, http, keccak256, numberToHex, toHex } from 'viem'
import { InteropClient, Provider } from 'zksync-ethers'
import { z } from 'zod'
import { richAccount } from '../../ecosystem/config/accounts'
import { callAdmin } from '../../ecosystem/test/callAdmin'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { paces } from '../../ecosystem/zksync/pace'
import {
  getMessageProof,
  getMessageStatus,
  type MessageStatus,
  messageStages,
  systemAddresses,
  verifyMessage,
  waitForMessage,
} from '../../interop'
import { ethersProvider, viemClient, wallet } from './helpers/connect'
import { sendMessage } from './helpers/sendMessage'

const responseSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
})

const zksyncOsProofSchema = z.object({
  proof: z.array(z.string()),
  id: z.number(),
  root: z.string(),
  gatewayBlockNumber: z.number(),
})

const placeSchema = z.looseObject({ l1BatchNumber: z.string().nullable() })
const transactionSchema = placeSchema.extend({
  blockHash: z.string(),
  l1BatchTxIndex: z.string().nullable(),
})
const blockSchema = placeSchema.extend({ transactions: z.array(transactionSchema) })
const messageProofSchema = z.object({
  proof: z.array(z.string()),
  id: z.number(),
  root: z.string(),
})

const unknownHash: Hash = keccak256('0x')

async function requestNode(rpcUrl: string, method: string, params: readonly unknown[]) {
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  return responseSchema.parse(await response.json())
}

describe('JSON-RPC of a chain', () => {
  let ecosystem: StakingEcosystem
  let rpcUrl: string
  let provider: Provider
  let hash: Hash

  before(async () => {
    ecosystem = await createStakingEcosystem()
    const [chain] = ecosystem.manifest.stakingChains
    if (!chain) throw new Error('No staking chain')
    rpcUrl = chain.rpcUrl
    provider = new Provider(rpcUrl, undefined, { pollingInterval: 20, cacheTimeout: -1 })
    hash = await sendMessage(wallet(0, provider), '0x1234')
    await waitForMessage(viemClient({ rpcUrl }), { hash })
  })

  after(async () => {
    provider.destroy()
    await ecosystem.stop()
  })

  const call = (method: string, ...params: unknown[]) => requestNode(rpcUrl, method, params)

  describe('zksync-ethers Provider', () => {
    it('getTransactionReceipt: batch and logs of the messages', async () => {
      const receipt = await provider.getTransactionReceipt(hash)
      expect(receipt?.l1BatchNumber).to.be.a('number')
      expect(receipt?.l1BatchTxIndex).to.be.a('number')
      expect(receipt?.l2ToL1Logs).to.have.lengthOf(1)
      expect(receipt?.l2ToL1Logs[0]).to.include({
        sender: systemAddresses.l1Messenger,
        key: ethers.zeroPadValue(wallet(0, provider).address, 32).toLowerCase(),
        value: keccak256('0x1234'),
        isService: true,
        transactionHash: hash,
      })
    })

    it('getTransactionDetails, getL1BatchDetails and getBlockDetails agree', async () => {
      const receipt = await provider.getTransactionReceipt(hash)
      const details = await provider.getTransactionDetails(hash)
      const batch = await provider.getL1BatchDetails(receipt?.l1BatchNumber ?? 0)
      const block = await provider.getBlockDetails(receipt?.blockNumber ?? 0)
      expect(details).to.include({ status: 'verified', isL1Originated: false })
      expect(batch).to.include({ number: receipt?.l1BatchNumber, status: 'verified' })
      expect(block).to.include({ number: receipt?.blockNumber, l1BatchNumber: batch.number })
      const steps = [
        ['ethCommitTxHash', 'commitTxHash'],
        ['ethProveTxHash', 'proveTxHash'],
        ['ethExecuteTxHash', 'executeTxHash'],
      ] as const
      for (const [ofTransaction, ofBatch] of steps) {
        expect(details?.[ofTransaction]).to.match(/^0x[0-9a-f]{64}$/)
        expect(batch[ofBatch]).to.equal(details?.[ofTransaction])
        expect(block[ofBatch]).to.equal(details?.[ofTransaction])
      }
    })

    it('the settlement transactions are on the settlement layer', async () => {
      const details = await provider.getTransactionDetails(hash)
      const gateway = ethersProvider(ecosystem.manifest.settlementLayer)
      try {
        const receipt = await gateway.getTransactionReceipt(details?.ethExecuteTxHash ?? '')
        expect(receipt?.status).to.equal(1)
      } finally {
        gateway.destroy()
      }
    })

    it('getL1BatchNumber, getL1BatchBlockRange', async () => {
      const receipt = await provider.getTransactionReceipt(hash)
      const batchNumber = receipt?.l1BatchNumber ?? 0
      expect(await provider.getL1BatchNumber()).to.be.at.least(batchNumber)
      const range = await provider.getL1BatchBlockRange(batchNumber)
      expect(receipt?.blockNumber).to.be.within(range?.[0] ?? 0, range?.[1] ?? 0)
    })

    it('getLogProof, in both modes and without one', async () => {
      const proofs = await Promise.all([
        provider.getLogProof(hash, 0, 'proof_based_gw'),
        call('zks_getL2ToL1LogProof', hash, 0, 'messageRoot').then(({ result }) =>
          zksyncOsProofSchema.parse(result),
        ),
        provider.getLogProof(hash, 0),
      ])
      const [era, os, plain] = proofs
      expect(era?.proof).to.deep.equal(os.proof)
      expect(os.gatewayBlockNumber).to.be.greaterThan(0)
      expect(plain?.proof).to.have.lengthOf(16)
      expect(plain?.proof.slice(1)).to.deep.equal(era?.proof.slice(1, 16))
      for (const proof of proofs) expect(proof).to.include({ id: era?.id, root: era?.root })
    })

    it('fees, balances, addresses', async () => {
      const { address } = wallet(1, provider)
      const fee = await provider.estimateFee({ from: address, to: address, value: 1n })
      expect(fee.gasLimit).to.equal(21_000n)
      expect(await provider.getBalance(address)).to.be.greaterThan(0n)
      expect(await provider.getBridgehubContractAddress()).to.equal(systemAddresses.bridgehub)
      expect(await provider.getGasPrice()).to.be.greaterThan(0n)
    })

    for (const [name, type] of [
      ['legacy', 0],
      ['EIP-1559', 2],
    ] as const)
      it(`waitFinalize: of a transaction that a plain signer sent, ${name}`, async () => {
        const to = richAccount.address
        const sent = await wallet(1, provider).sendTransaction({ to, value: 1n, type })
        const response = await provider.getTransaction(sent.hash)
        expect(response.type).to.equal(type)
        const receipt = await response.waitFinalize()
        const finalized = await provider.getBlock('finalized')
        expect(finalized.number).to.be.at.least(receipt.blockNumber)
      })
  })

  it('zksync-ethers InteropClient verifies a message unchanged', async () => {
    const { settlementLayer, rewardsChain } = ecosystem.manifest
    const gateway = new Provider(settlementLayer.rpcUrl)
    const target = new Provider(rewardsChain.rpcUrl)
    try {
      const interop = new InteropClient({
        gateway: {
          env: 'local',
          gwProvider: gateway,
          gwChainId: BigInt(settlementLayer.chainId),
        },
      })
      const { verified, source } = await interop.verifyMessage({
        txHash: hash,
        srcProvider: provider,
        targetChain: target,
      })
      expect(verified).to.equal(true)
      expect(source.messageHash).to.equal(keccak256('0x1234'))
    } finally {
      gateway.destroy()
      target.destroy()
    }
  })

  describe('the batch of a message', () => {
    let blockNumber: string
    let place: { l1BatchNumber: string; l1BatchTxIndex: string }

    before(async () => {
      const receipt = await provider.getTransactionReceipt(hash)
      blockNumber = numberToHex(receipt?.blockNumber ?? 0)
      place = {
        l1BatchNumber: numberToHex(receipt?.l1BatchNumber ?? 0),
        l1BatchTxIndex: numberToHex(receipt?.l1BatchTxIndex ?? 0),
      }
    })

    it('is returned with its transaction by every method', async () => {
      const { result } = await call('eth_getTransactionByHash', hash)
      const transaction = transactionSchema.parse(result)
      expect(transaction).to.include(place)
      for (const [method, block] of [
        ['eth_getTransactionByBlockNumberAndIndex', blockNumber],
        ['eth_getTransactionByBlockHashAndIndex', transaction.blockHash],
      ] as const)
        expect((await call(method, block, '0x0')).result).to.deep.equal(transaction)
    })

    it('is returned with its block and all contents of the block', async () => {
      const { l1BatchNumber } = place
      const { result } = await call('eth_getBlockByNumber', blockNumber, true)
      const block = blockSchema.parse(result)
      expect(block).to.include({ l1BatchNumber })
      expect(block.transactions[0]).to.include({ hash, ...place })
      expect((await call('eth_getBlockByHash', block.hash, true)).result).to.deep.equal(block)

      const range = { fromBlock: blockNumber, toBlock: blockNumber }
      const logs = z.array(placeSchema).parse((await call('eth_getLogs', range)).result)
      expect(logs[0]).to.include({ transactionHash: hash, l1BatchNumber })
      const receipts = await call('eth_getBlockReceipts', blockNumber)
      expect(z.array(placeSchema).parse(receipts.result)[0]).to.include({
        transactionHash: hash,
        ...place,
      })
    })
  })

  it('null for the details of what does not exist', async () => {
    const far = 1_000_000
    for (const [method, ...params] of [
      ['zks_getTransactionDetails', unknownHash],
      ['zks_getBlockDetails', far],
      ['zks_getL1BatchDetails', far],
      ['zks_getL1BatchBlockRange', far],
      ['eth_getTransactionReceipt', unknownHash],
      ['eth_getTransactionByHash', unknownHash],
      ['eth_getBlockByNumber', numberToHex(far), true],
    ] as const)
      expect((await call(method, ...params)).result, method).to.equal(null)
  })

  it('the details of a reverted transaction have the status failed', async () => {
    const { address } = wallet(3, provider)
    // Calling the messenger without a selector it knows reverts.
    const sent = await wallet(3, provider).sendTransaction({
      to: systemAddresses.l1Messenger,
      gasLimit: 100_000,
    })
    await provider.waitForTransaction(sent.hash)
    expect(await provider.getTransactionDetails(sent.hash)).to.include({
      status: 'failed',
      initiatorAddress: address.toLowerCase(),
    })
  })

  describe('proofs', () => {
    it('zks_getL2ToL1MsgProof: by block, sender, message and place, null for any other', async () => {
      const receipt = await provider.getTransactionReceipt(hash)
      const { blockNumber = 0 } = receipt ?? {}
      const { address: sender } = wallet(0, provider)
      const messageHash = keccak256('0x1234')
      const logIndex = receipt?.logs[0]?.index
      const expected = await provider.getLogProof(hash, 0, 'proof_based_gw')
      for (const params of [
        [blockNumber, sender, messageHash],
        [blockNumber, sender, messageHash, logIndex],
      ]) {
        const { result } = await call('zks_getL2ToL1MsgProof', ...params)
        const { proof, id, root } = messageProofSchema.parse(result)
        expect({ proof, id, root }).to.deep.equal({
          proof: expected?.proof,
          id: expected?.id,
          root: expected?.root,
        })
      }
      for (const params of [
        [1_000_000, sender, messageHash],
        [blockNumber, richAccount.address, messageHash],
        [blockNumber, sender, unknownHash],
        [blockNumber, sender, messageHash, 7],
      ])
        expect((await call('zks_getL2ToL1MsgProof', ...params)).result, `${params}`).to.equal(null)
    })

    it('null for an unknown transaction, for an index too far, for one without a message', async () => {
      const plain = await wallet(1, provider).sendTransaction({ to: richAccount.address })
      await plain.wait()
      for (const params of [
        [unknownHash, 0, 'proof_based_gw'],
        [hash, 1, 'proof_based_gw'],
        [plain.hash, 0, 'proof_based_gw'],
      ])
        expect(await call('zks_getL2ToL1LogProof', ...params)).to.include({ result: null })
    })

    it('-32602 with the reason for malformed parameters', async () => {
      for (const [method, params, reason] of [
        ['zks_getL2ToL1LogProof', ['0x12'], /transactionHash must be 32 bytes/],
        ['zks_getL2ToL1LogProof', [hash, -1], /index must be/],
        ['zks_getL2ToL1LogProof', [hash, 0, 'foo'], /mode must be/],
        ['zks_getL2ToL1MsgProof', [1, 'x', hash], /sender must be an address/],
        ['zks_getL1BatchDetails', ['one'], /batchNumber must be/],
        ['zks_getTransactionDetails', [], /transactionHash must be/],
      ] as const) {
        const { error } = await call(method, ...params)
        expect(error?.code, method).to.equal(-32602)
        expect(error?.message).to.match(reason)
      }
    })

    it('each RPC variant alone serves the client library', async () => {
      const destination = viemClient(ecosystem.manifest.rewardsChain)
      const transport = http(rpcUrl)({})
      const requested = new Set<string>()
      for (const supported of ['proof_based_gw', 'messageRoot', 'zks_getL2ToL1MsgProof']) {
        const client = createPublicClient({
          transport: custom({
            async request({ method, params }) {
              const variant = method === 'zks_getL2ToL1LogProof' ? String(params[2]) : method
              if (/^zks_getL2ToL1|_gw$|^messageRoot$/.test(variant)) {
                if (variant !== supported)
                  throw Object.assign(new Error('Method not found'), { code: -32601 })
                requested.add(variant)
              }
              return transport.request({ method, params })
            },
          }),
        })
        const proof = await getMessageProof(client, { hash })
        if (!proof) throw new Error(`No proof by ${supported}`)
        expect(await verifyMessage(destination, proof)).to.equal(true)
      }
      expect(requested.size).to.equal(3)
    })
  })

  it('a batch of several blocks: the number in the batch is not the index in the block', async () => {
    await callAdmin(ecosystem, 'setPace', { ...paces.instant, seal: 3_600_000 })
    try {
      const send = async () => {
        const sent = await wallet(2, provider).sendTransaction({ to: richAccount.address })
        await sent.wait()
        return sent
      }
      await send()
      const { hash } = await send()
      await callAdmin(ecosystem, 'sealBatches')
      const receipt = await (await provider.getTransaction(hash)).waitFinalize()
      expect(receipt.l1BatchTxIndex).to.be.at.least(1)
      expect(receipt.index).to.equal(0)
    } finally {
      await callAdmin(ecosystem, 'setPace', 'instant')
    }
  })

  it('an unknown method is -32601', async () => {
    expect((await call('zks_doesNotExist')).error?.code).to.equal(-32601)
  })
})

describe('JSON-RPC of a chain before anything has settled', () => {
  let ecosystem: StakingEcosystem
  let rpcUrl: string
  let provider: Provider
  let hash: Hash

  before(async () => {
    ecosystem = await createStakingEcosystem({ pace: 'realistic' })
    const [chain] = ecosystem.manifest.stakingChains
    if (!chain) throw new Error('No staking chain')
    rpcUrl = chain.rpcUrl
    provider = new Provider(rpcUrl, undefined, { cacheTimeout: -1 })
    hash = await sendMessage(wallet(0, provider), '0x1234')
    await waitForMessage(viemClient(chain), { hash, until: 'sent' })
  })

  after(async () => {
    provider.destroy()
    await ecosystem.stop()
  })

  it('a message has no batch, and its transaction is included', async () => {
    const { result } = await requestNode(rpcUrl, 'eth_getTransactionReceipt', [hash])
    expect(placeSchema.parse(result)).to.include({ l1BatchNumber: null, l1BatchTxIndex: null })
    const details = await provider.getTransactionDetails(hash)
    expect(details).to.include({
      status: 'included',
      ethCommitTxHash: null,
      ethExecuteTxHash: null,
    })
  })

  it('a message has no proof, with any RPC variant', async () => {
    const receipt = await provider.getTransactionReceipt(hash)
    for (const [method, ...params] of [
      ['zks_getL2ToL1LogProof', hash, 0, 'proof_based_gw'],
      ['zks_getL2ToL1LogProof', hash, 0, 'messageRoot'],
      ['zks_getL2ToL1LogProof', hash, 0],
      [
        'zks_getL2ToL1MsgProof',
        receipt?.blockNumber,
        wallet(0, provider).address,
        keccak256('0x1234'),
      ],
    ] as const)
      expect(await requestNode(rpcUrl, method, params)).to.deep.equal({ result: null })
  })

  it('safe and finalized are the first block', async () => {
    for (const tag of ['safe', 'finalized'])
      expect((await provider.getBlock(tag)).number).to.equal(0)
  })

  it('the client library reports the stage of the message, and no later one', async () => {
    const source = viemClient({ rpcUrl })
    const destination = viemClient(ecosystem.manifest.rewardsChain)
    const status = await getMessageStatus(source, { hash, destination })
    expect(status.stage).to.equal('sent')
    expect(await getMessageProof(source, { hash })).to.equal(null)
  })
})

describe('JSON-RPC of a chain with a pending message', () => {
  let ecosystem: StakingEcosystem

  before(async () => {
    ecosystem = await createStakingEcosystem({ pace: 'fast' })
  })

  after(() => ecosystem.stop())

  it('passes every stage in order, until the message is final', async () => {
    const [chain] = ecosystem.manifest.stakingChains
    if (!chain) throw new Error('No staking chain')
    const provider = new Provider(chain.rpcUrl, undefined, { cacheTimeout: -1 })
    try {
      const hash = await sendMessage(wallet(0, provider), toHex('pending'))
      const source = viemClient(chain)
      const seen: string[] = []
      const path = {
        hash,
        destination: viemClient(ecosystem.manifest.rewardsChain),
        settlementLayer: viemClient(ecosystem.manifest.settlementLayer),
        onStage: ({ stage }: MessageStatus) => seen.push(stage),
      }
      await waitForMessage(source, { ...path, until: 'committed' })
      const { blockNumber = Number.NaN } = (await provider.getTransactionReceipt(hash)) ?? {}
      expect((await provider.getBlock('safe')).number).to.be.at.least(blockNumber)
      await waitForMessage(source, path)
      const stages = [...new Set(seen)]
      expect(stages.at(-1)).to.equal('verifiable')
      expect(stages).to.include.members(['batched', 'committed', 'proven', 'executed'])
      expect(stages).to.deep.equal(messageStages.filter((stage) => stages.includes(stage)))
      expect((await provider.getBlock('finalized')).number).to.be.at.least(blockNumber)
      expect((await provider.getTransactionDetails(hash))?.status).to.equal('verified')
    } finally {
      provider.destroy()
    }
  })
})

describe('ecosystems side by side', () => {
  it('are independent, and have the given number of chains', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', onWarning)
    const [one, other] = await Promise.all([
      createStakingEcosystem({ stakingChains: 1 }),
      createStakingEcosystem({ stakingChains: 20 }),
    ])
    try {
      expect(one.chains).to.have.lengthOf(3)
      expect(other.chains).to.have.lengthOf(22)
      const [chain] = one.manifest.stakingChains
      if (!chain) throw new Error('No staking chain')
      const provider = ethersProvider(chain)
      const hash = await sendMessage(wallet(0, provider), '0x01')
      await waitForMessage(viemClient(chain), {
        hash,
        destination: viemClient(one.manifest.rewardsChain),
      })
      provider.destroy()
      const [stranger] = other.manifest.stakingChains
      if (!stranger) throw new Error('No staking chain')
      const foreign = await requestNode(stranger.rpcUrl, 'zks_getTransactionDetails', [hash])
      expect(foreign).to.deep.equal({ result: null })
      expect(warnings).to.deep.equal([])
    } finally {
      process.off('warning', onWarning)
      await Promise.all([one.stop(), other.stop()])
    }
  })
})
