import { custom } from 'viem'
import { describe, expect, it, vi } from 'vitest'
import { createDevelopmentProvider, type DevelopmentProvider } from './createDevelopmentProvider'

const alice = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const bob = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

function storageWith(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries))
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  }
}

/** @param dead - Chains with unreachable nodes. */
function setUp({
  accounts = [alice, bob],
  storage = storageWith(),
  dead = [],
}: {
  accounts?: string[]
  storage?: ReturnType<typeof storageWith>
  dead?: number[]
} = {}) {
  const calls: { chainId: number; method: string; params: unknown }[] = []
  const node = (chainId: number) =>
    custom({
      async request({ method, params }: { method: string; params?: unknown }) {
        calls.push({ chainId, method, params })
        if (dead.includes(chainId)) throw new Error('no response')
        return method === 'eth_accounts'
          ? accounts.map((one) => one.toLowerCase())
          : `by ${chainId}`
      },
    })({ retryCount: 0 }).request
  const nodes = new Map([1, 2].map((chainId) => [chainId, node(chainId)]))
  return { provider: createDevelopmentProvider({ nodes, storage, retryMs: 1 }), calls, storage }
}

const switchTo = (provider: DevelopmentProvider, chainId: string) =>
  provider.request({ method: 'wallet_switchEthereumChain', params: [{ chainId }] })

describe('createDevelopmentProvider', () => {
  it('shows no account before one was requested, like a wallet', async () => {
    const { provider } = setUp()
    expect(await provider.request({ method: 'eth_accounts' })).toEqual([])
  })

  it("gives all accounts of the node, the node's first one first", async () => {
    const { provider } = setUp()
    expect(await provider.request({ method: 'eth_requestAccounts' })).toEqual([alice, bob])
    expect(await provider.request({ method: 'eth_accounts' })).toEqual([alice, bob])
  })

  it('puts the selected account first, and emits an event', async () => {
    const { provider } = setUp()
    const listener = vi.fn()
    provider.on('accountsChanged', listener)
    await provider.request({ method: 'eth_requestAccounts' })
    provider.selectAccount(bob)
    expect(listener).toHaveBeenCalledExactlyOnceWith([bob, alice])
    expect(await provider.request({ method: 'eth_accounts' })).toEqual([bob, alice])
  })

  it('does not select an account that the node does not hold', async () => {
    const { provider } = setUp({ accounts: [alice] })
    await provider.request({ method: 'eth_requestAccounts' })
    provider.selectAccount(bob)
    expect(await provider.request({ method: 'eth_accounts' })).toEqual([alice])
  })

  it('remembers the selected account after a reload', async () => {
    const { provider, storage } = setUp()
    await provider.request({ method: 'eth_requestAccounts' })
    provider.selectAccount(bob)
    const { provider: reloaded } = setUp({ storage })
    expect(await reloaded.request({ method: 'eth_accounts' })).toEqual([bob, alice])
  })

  it('shows no account once the permission is revoked', async () => {
    const { provider } = setUp()
    await provider.request({ method: 'eth_requestAccounts' })
    await provider.request({
      method: 'wallet_revokePermissions',
      params: [{ eth_accounts: {} }],
    })
    expect(await provider.request({ method: 'eth_accounts' })).toEqual([])
  })

  it('gets the accounts if the node of its chain is unreachable', async () => {
    const { provider } = setUp({ dead: [1] })
    expect(await provider.request({ method: 'eth_requestAccounts' })).toEqual([alice, bob])
  })

  it('throws if no node responds', async () => {
    const { provider } = setUp({ dead: [1, 2] })
    await expect(provider.request({ method: 'eth_requestAccounts' })).rejects.toThrow('no response')
  })

  it('throws if the node has no unlocked accounts', async () => {
    const { provider } = setUp({ accounts: [] })
    await expect(provider.request({ method: 'eth_requestAccounts' })).rejects.toMatchObject({
      code: 4100,
    })
  })

  it('is on the first chain at first', async () => {
    const { provider } = setUp()
    expect(await provider.request({ method: 'eth_chainId' })).toBe('0x1')
  })

  it('switches to another chain, emits an event, and sends there from then on', async () => {
    const { provider, calls } = setUp()
    const listener = vi.fn()
    provider.on('chainChanged', listener)
    await switchTo(provider, '0x2')
    expect(listener).toHaveBeenCalledExactlyOnceWith('0x2')
    expect(await provider.request({ method: 'eth_chainId' })).toBe('0x2')

    const transaction = { from: alice, to: bob, value: '0x1' } as const
    const hash = await provider.request({ method: 'eth_sendTransaction', params: [transaction] })
    expect(hash).toBe('by 2')
    expect(calls).toEqual([{ chainId: 2, method: 'eth_sendTransaction', params: [transaction] }])
  })

  it('returns 4902 for an unknown chain, like wallets', async () => {
    const { provider } = setUp()
    await expect(switchTo(provider, '0x3')).rejects.toMatchObject({ code: 4902 })
    expect(await provider.request({ method: 'eth_chainId' })).toBe('0x1')
  })

  it('returns 4200 for methods of real wallets', async () => {
    const { provider, calls } = setUp()
    await expect(
      provider.request({ method: 'wallet_requestPermissions', params: [{ eth_accounts: {} }] }),
    ).rejects.toMatchObject({ code: 4200 })
    expect(calls).toEqual([])
  })

  it('does not notify a removed listener', async () => {
    const { provider } = setUp()
    const listener = vi.fn()
    provider.on('chainChanged', listener)
    provider.removeListener('chainChanged', listener)
    await switchTo(provider, '0x2')
    expect(listener).not.toHaveBeenCalled()
  })

  it('stays connected while no node responds, and emits all accounts once one does', async () => {
    const storage = storageWith({ 'interstake.developmentAccount': bob })
    const dead = [1, 2]
    const { provider } = setUp({ storage, dead })
    const listener = vi.fn()
    provider.on('accountsChanged', listener)
    expect(await provider.request({ method: 'eth_accounts' })).toEqual([bob])
    dead.pop()
    await expect.poll(() => listener.mock.calls).toEqual([[[bob, alice]]])
  })

  it('does not stay connected with what is no account', async () => {
    const storage = storageWith({ 'interstake.developmentAccount': 'nobody' })
    const { provider } = setUp({ storage, dead: [1, 2] })
    await expect(provider.request({ method: 'eth_accounts' })).rejects.toThrow()
  })
})
