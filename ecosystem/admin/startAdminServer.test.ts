import { once } from 'node:events'
import {
  createClient,
  createPublicClient,
  createWalletClient,
  type EIP1193RequestFn,
  http,
} from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { stakingAbi } from '../../contracts/abi/Staking'
import { getMessageStatus, waitForMessage } from '../../interop'
import { errorCodes } from '../jsonrpc/jsonRpc'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'
import { paces } from '../zksync/pace'

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem({ stakingChains: 1 })
}, 30_000)

afterAll(() => ecosystem.stop())

const answerSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
})

async function send(method: string, params: unknown[], headers: Record<string, string> = {}) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  return fetch(ecosystem.adminUrl ?? '', { method: 'POST', headers, body })
}

async function callAdmin(method: string, params: unknown[] = []) {
  return answerSchema.parse(await (await send(method, params)).json())
}

/** Makes an account's first deposit; resolves to how its message can be followed. */
async function deposit(accountIndex: number) {
  const { stakingChains, rewardsChain } = ecosystem.manifest
  const [source] = stakingChains
  const account = ecosystem.accounts[accountIndex]
  if (!source || !account) throw new Error('There is no such chain or account')
  const client = createWalletClient({ account, transport: http(source.rpcUrl) })
  const hash = await client.writeContract({
    address: source.staking.address,
    abi: stakingAbi,
    functionName: 'deposit',
    value: 1n,
    chain: null,
  })
  const destination = createClient({ transport: http(rewardsChain.rpcUrl) })
  const pollingInterval = 20
  return {
    status: () => getMessageStatus(client, { hash, destination }),
    until: (until: 'batched' | 'verifiable') =>
      waitForMessage(client, { hash, destination, until, pollingInterval }),
  }
}

describe('the admin endpoint', () => {
  it('says that the network is ready', async () => {
    expect((await fetch(`${ecosystem.adminUrl}/ready`)).status).toBe(200)
  })

  it('reports the progress of each chain', async () => {
    const { until } = await deposit(0)
    await until('verifiable')
    const atLeastOne = expect.toSatisfy((value: number) => value > 0)
    const progress = { head: atLeastOne, sealed: atLeastOne, executed: atLeastOne }
    const status = async () => (await callAdmin('interstake_getStatus')).result
    await expect.poll(status).toMatchObject({
      pace: { name: 'instant', ...paces.instant },
      isPaused: false,
      settlementLayer: { name: 'gateway', id: 506, head: atLeastOne },
      chains: [
        { name: 'staking1', pendingMessages: 0, ...progress },
        { name: 'rewards', lastImportedRoot: atLeastOne },
      ],
    })
  })

  it('pauses and resumes settlement without losing messages', async () => {
    await callAdmin('interstake_pauseSettlement')
    const { status, until } = await deposit(1)
    await until('batched')
    expect((await status()).stage).toBe('batched')
    expect((await callAdmin('interstake_getStatus')).result).toMatchObject({
      isPaused: true,
      chains: [{ pendingMessages: 1 }, {}],
    })
    await callAdmin('interstake_resumeSettlement')
    await until('verifiable')
  })

  it('sets the pace by name or by delays', async () => {
    const slow = { seal: 0, commit: 3_600_000, prove: 0, execute: 0, import: 0 }
    expect((await callAdmin('interstake_setPace', [slow])).result).toEqual(slow)
    const { until } = await deposit(2)
    await until('batched')
    expect((await callAdmin('interstake_getStatus')).result).toMatchObject({ pace: { name: null } })
    expect((await callAdmin('interstake_setPace', ['instant'])).result).toEqual(paces.instant)
    await until('verifiable')
  })

  it('funds an account on every chain', async () => {
    const account = '0x00000000000000000000000000000000000000aa'
    await callAdmin('interstake_fund', [account, '0x1'])
    const { result } = await callAdmin('interstake_fund', [account, '2'])
    expect(result).toEqual({ 506: '0x3', 34234: '0x3', 37427: '0x3' })
    for (const { rpcUrl } of ecosystem.chains) {
      const client = createPublicClient({ transport: http(rpcUrl) })
      expect(await client.getBalance({ address: account })).toBe(3n)
    }
  })

  it.each<[string, unknown[], string]>([
    ['interstake_setPace', ['leisurely'], 'must be instant, fast, realistic'],
    ['interstake_setPace', [{ seal: 1 }], 'must be instant, fast, realistic'],
    ['interstake_fund', ['0x12', '1'], 'must be an address'],
    ['interstake_fund', ['0x00000000000000000000000000000000000000aa', -1], 'amount in wei'],
  ])('rejects %s with %j, naming the expected value', async (method, params, reason) => {
    const { error } = await callAdmin(method, params)
    expect(error).toMatchObject({ code: errorCodes.invalidParams })
    expect(error?.message).toContain(reason)
  })

  it('lists its methods if the method is unknown', async () => {
    expect((await callAdmin('eth_chainId')).error).toMatchObject({
      code: errorCodes.methodNotFound,
      message: expect.stringContaining('interstake_getStatus'),
    })
  })

  it.each([
    ...['https://evil.example', 'null', 'http://localhost:3000', 'http://app.localhost:5173'],
    'chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn',
  ])('rejects the origin %s, over HTTP and WebSocket', async (origin) => {
    const refused = await send('interstake_pauseSettlement', [], { origin })
    expect(refused.status).toBe(403)
    expect(refused.headers.get('access-control-allow-origin')).toBeNull()
    const socket = new WebSocket((ecosystem.adminUrl ?? '').replace('http', 'ws'), { origin })
    const [error] = await once(socket, 'error')
    expect(error.message).toContain('403')
    expect((await callAdmin('interstake_getStatus')).result).toMatchObject({ isPaused: false })
  })

  it('serves trusted pages by their exact origin', async () => {
    const origin = 'http://localhost:41730'
    expect((await send('interstake_getStatus', [], { origin })).status).toBe(403)
    ecosystem.trustPage(`${origin}/some/page`)
    const served = await send('interstake_getStatus', [], { origin })
    expect(served.status).toBe(200)
    expect(served.headers.get('access-control-allow-origin')).toBe(origin)
    const other = { origin: 'http://localhost:41731' }
    expect((await send('interstake_getStatus', [], other)).status).toBe(403)
  })

  it('is not reachable through the port of a chain', async () => {
    const [chain] = ecosystem.chains
    const client = createClient({ transport: http(chain?.rpcUrl, { retryCount: 0 }) })
    const request: EIP1193RequestFn = client.request
    await expect(request({ method: 'interstake_getStatus' })).rejects.toThrow()
  })
})

describe('an ecosystem without developer methods', () => {
  it('disables admin and developer methods', async () => {
    const strict = await createStakingEcosystem({ stakingChains: 1, developerMethods: false })
    try {
      expect(strict.adminUrl).toBeNull()
      expect(strict.manifest).not.toHaveProperty('adminUrl')
      const transport = http(strict.chains[0]?.rpcUrl, { retryCount: 0 })
      const request: EIP1193RequestFn = createClient({ transport }).request
      for (const method of ['anvil_mine', 'hardhat_setBalance', 'evm_snapshot'])
        await expect(request({ method })).rejects.toMatchObject({
          details: expect.stringContaining('is disabled'),
        })
      expect(await request({ method: 'eth_chainId' })).toBe('0x1fa')
    } finally {
      await strict.stop()
    }
  }, 30_000)
})

describe('an ecosystem whose settlement is paused', () => {
  it('can be stopped', async () => {
    const paused = await createStakingEcosystem({ stakingChains: 1 })
    const body = { jsonrpc: '2.0', id: 1, method: 'interstake_pauseSettlement' }
    await fetch(paused.adminUrl ?? '', { method: 'POST', body: JSON.stringify(body) })
    await paused.stop()
  }, 30_000)
})
