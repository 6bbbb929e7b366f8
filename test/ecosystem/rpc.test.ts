import { expect } from 'chai'
import { ethers } from 'hardhat'
import { createPublicClient, custom, type Hash, http, isHash, keccak256, toHex } from 'viem'
import { InteropClient, Provider } from 'zksync-ethers'
import { z } from 'zod'
import { createEcosystem, type Ecosystem } from '../../ecosystem'
import { richAccount } from '../../ecosystem/config/accounts'
import {
  getMessageProof,
  messageStages,
  systemAddresses,
  verifyMessage,
  waitForMessage,
} from '../../interop'
import { ethersProvider, viemClient, wallet } from './helpers/connect'

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

const unknownHash: Hash = keccak256('0x')

async function sendMessage(signer: ReturnType<typeof wallet>, data: string): Promise<Hash> {
  const messenger = await ethers.getContractAt('L1Messenger', systemAddresses.l1Messenger, signer)
  const { hash } = await messenger.sendToL1(data)
  if (!isHash(hash)) throw new Error(`${hash} is no hash`)
  return hash
}

describe('JSON-RPC of a chain', () => {
  let ecosystem: Ecosystem
  let rpcUrl: string
  let provider: Provider
  let hash: Hash

  before(async () => {
    ecosystem = await createEcosystem()
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

  const call = async (method: string, ...params: unknown[]) => {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    return responseSchema.parse(await response.json())
  }

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
      for (const step of ['Commit', 'Prove', 'Execute'] as const) {
        const settled = details?.[`eth${step}TxHash`]
        expect(settled).to.match(/^0x[0-9a-f]{64}$/)
        expect(batch[`${step.toLowerCase() as Lowercase<typeof step>}TxHash`]).to.equal(settled)
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

    it('getLogProof, in both dialects and without one', async () => {
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

    it('waitFinalize: of a transaction that a plain signer sent', async () => {
      const sent = await wallet(1, provider).sendTransaction({ to: richAccount.address, value: 1n })
      const response = await provider.getTransaction(sent.hash)
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
        txHash: hash as `0x${string}`,
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

  describe('proofs', () => {
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

    it('-32602 with a sentence for malformed parameters', async () => {
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

    it('each dialect alone serves the client library', async () => {
      const destination = viemClient(ecosystem.manifest.rewardsChain)
      const transport = http(rpcUrl)({})
      const asked = new Set<string>()
      for (const spoken of ['proof_based_gw', 'messageRoot', 'zks_getL2ToL1MsgProof']) {
        const client = createPublicClient({
          transport: custom({
            async request({ method, params }) {
              const dialect = method === 'zks_getL2ToL1LogProof' ? String(params[2]) : method
              if (/^zks_getL2ToL1|_gw$|^messageRoot$/.test(dialect)) {
                if (dialect !== spoken)
                  throw Object.assign(new Error('Method not found'), { code: -32601 })
                asked.add(dialect)
              }
              return transport.request({ method, params })
            },
          }),
        })
        const proof = await getMessageProof(client, { hash })
        if (!proof) throw new Error(`No proof by ${spoken}`)
        expect(await verifyMessage(destination, proof)).to.equal(true)
      }
      expect(asked.size).to.equal(3)
    })
  })

  it('a batch of several blocks: the number in the batch is not the index in the block', async () => {
    const numbers: [inBatch: number, inBlock: number][] = []
    // Blocks that come while a batch is being committed join the next one.
    while (!numbers.some(([inBatch, inBlock]) => inBatch !== inBlock)) {
      let nonce = await provider.getTransactionCount(wallet(2, provider).address)
      const sent = await Promise.all(
        Array.from({ length: 5 }, () =>
          wallet(2, provider).sendTransaction({ to: richAccount.address, nonce: nonce++ }),
        ),
      )
      for (const { hash } of sent) {
        const receipt = await (await provider.getTransaction(hash)).waitFinalize()
        numbers.push([receipt.l1BatchTxIndex ?? Number.NaN, receipt.index])
      }
    }
  })

  it('an unknown method is -32601', async () => {
    expect((await call('zks_doesNotExist')).error?.code).to.equal(-32601)
  })
})

describe('JSON-RPC of a chain while a message is on its way', () => {
  let ecosystem: Ecosystem

  before(async () => {
    ecosystem = await createEcosystem({ pace: 'brisk' })
  })

  after(() => ecosystem.stop())

  it('every stage is seen in order; no proof, and block tags behind, until it is executed', async () => {
    const [chain] = ecosystem.manifest.stakingChains
    if (!chain) throw new Error('No staking chain')
    const provider = new Provider(chain.rpcUrl, undefined, { cacheTimeout: -1 })
    try {
      const hash = await sendMessage(wallet(0, provider), toHex('on its way'))
      const source = viemClient(chain)
      const seen: string[] = []
      const atSent = await getMessageProof(source, { hash })
      expect(atSent).to.equal(null)
      const { blockNumber } = (await provider.getTransactionReceipt(hash)) ?? {}
      expect((await provider.getBlock('finalized')).number).to.be.lessThan(blockNumber ?? 0)
      expect((await provider.getTransactionDetails(hash))?.status).to.equal('included')

      await waitForMessage(source, {
        hash,
        destination: viemClient(ecosystem.manifest.rewardsChain),
        settlementLayer: viemClient(ecosystem.manifest.settlementLayer),
        onStage: ({ stage }) => seen.push(stage),
      })
      expect(seen.at(-1)).to.equal('verifiable')
      expect(seen).to.include.members(['sent', 'batched', 'committed', 'proven', 'executed'])
      expect(seen).to.deep.equal(messageStages.filter((stage) => seen.includes(stage)))
      expect((await provider.getBlock('finalized')).number).to.be.at.least(blockNumber ?? 0)
      expect((await provider.getTransactionDetails(hash))?.status).to.equal('verified')
    } finally {
      provider.destroy()
    }
  })
})

describe('ecosystems side by side', () => {
  it('do not disturb each other, and have as many chains as asked for', async () => {
    const [one, other] = await Promise.all([
      createEcosystem({ stakingChains: 1 }),
      createEcosystem({ stakingChains: 20 }),
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
      expect(
        await viemClient(stranger).request<{
          Method: string
          Parameters: unknown[]
          ReturnType: unknown
        }>({
          method: 'zks_getTransactionDetails',
          params: [hash],
        }),
      ).to.equal(null)
    } finally {
      await Promise.all([one.stop(), other.stop()])
    }
  })
})
