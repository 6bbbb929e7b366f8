import { ContractFactory, keccak256, toUtf8Bytes } from 'ethers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InteropClient, type Provider, Wallet } from 'zksync-ethers'
import { richAccount } from '../../ecosystem/config/accounts'
import * as schemas from '../../ecosystem/jsonrpc/schemas'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { chainUrls } from './helpers/chainUrls'
import { messageSender } from './helpers/messageSender'
import { zksyncProvider } from './helpers/zksyncProvider'

let ecosystem: StakingEcosystem
let providers: Record<'gateway' | 'source' | 'other' | 'rewards', Provider>
let wallet: Wallet
let client: InteropClient

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  const urls = chainUrls(ecosystem)
  providers = {
    gateway: zksyncProvider(urls.gateway),
    source: zksyncProvider(urls.source),
    other: zksyncProvider(urls.other),
    rewards: zksyncProvider(urls.rewards),
  }
  wallet = new Wallet(richAccount.privateKey, providers.source)
  client = new InteropClient({
    gateway: { env: 'local', gwRpcUrl: urls.gateway, gwChainId: 506n },
  })
})

afterAll(async () => {
  client.gwProvider.destroy()
  for (const provider of Object.values(providers)) provider.destroy()
  await ecosystem.stop()
})

async function finalized(hash: string) {
  await (await providers.source.getTransaction(hash)).waitFinalize()
}

describe('zksync-ethers InteropClient', () => {
  it.each(['source', 'other', 'rewards'] as const)(
    'sends the message of an account, and has it verified on the chain %s',
    async (destination) => {
      const message = `for ${destination}`
      const { txHash } = await client.sendMessage(wallet, message)
      await finalized(txHash)
      expect(await client.getMessageStatus(providers.source, txHash)).toBe('EXECUTED')
      const result = await client.verifyMessage({
        txHash,
        srcProvider: providers.source,
        targetChain: providers[destination],
        includeProofInputs: true,
      })
      expect(result).toMatchObject({
        verified: true,
        source: {
          chainId: 34234,
          txHash,
          sender: wallet.address,
          messageHash: keccak256(toUtf8Bytes(message)),
        },
        interopRoot: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        proof: { l2MessageIndex: expect.any(Number), gwBlockNumber: expect.any(BigInt) },
      })
    },
  )

  it.each([
    ['0x71', {}],
    ['0x2', { type: 2 }],
  ])('has the message of a contract verified, called by type %s', async (_, overrides) => {
    const factory = new ContractFactory(
      messageSender.humanReadableAbi,
      messageSender.bytecode,
      wallet,
    )
    const contract = await factory.deploy({ type: 2 })
    await contract.waitForDeployment()
    const { hash } = await contract.getFunction('broadcast').send(['0xc0de'], overrides)
    const txHash = schemas.hash.parse(hash)
    await finalized(txHash)
    const args = await client.getVerificationArgs({
      txHash,
      srcProvider: providers.source,
      targetChain: providers.rewards,
    })
    expect(args).toMatchObject({
      srcChainId: 34234,
      msgData: { sender: await contract.getAddress(), data: '0xc0de' },
      gatewayProof: expect.arrayContaining([expect.any(String)]),
    })
    const result = await client.verifyMessage({
      txHash,
      srcProvider: providers.source,
      targetChain: providers.rewards,
    })
    expect(result).toMatchObject({ verified: true })
  })

  it('reports what an unsettled message is waiting for', async () => {
    await pause(true)
    try {
      const { txHash } = await client.sendMessage(wallet, 'patience')
      expect(await client.getMessageStatus(providers.source, txHash)).toBe('QUEUED')
      const verifying = client.verifyMessage({
        txHash,
        srcProvider: providers.source,
        targetChain: providers.rewards,
      })
      await expect(verifying).rejects.toThrow('has not yet been committed')
    } finally {
      await pause(false)
    }
  })

  it('does not find an unknown transaction', async () => {
    expect(await client.getMessageStatus(providers.source, `0x${'01'.repeat(32)}`)).toMatchObject({
      phase: 'UNKNOWN',
    })
  })
})

async function pause(paused: boolean) {
  const method = paused ? 'interstake_pauseSettlement' : 'interstake_resumeSettlement'
  await fetch(ecosystem.adminUrl ?? '', {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }),
  })
}
