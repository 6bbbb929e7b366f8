import { describe, expect, it } from 'vitest'
import { readLiveSettings } from '../../scripts/liveSettings'

const privateKey = `0x${'12'.repeat(32)}`
const key = 'v3-0123456789abcdef0123456789abcdef'

const settings = {
  T_STAKING_CHAINS: 'era-sepolia, 901',
  T_STAKING_RPC_URLS: `https://provider.example/${key}, https://op.example`,
  T_REWARDS_CHAIN: 'abstract-testnet',
  T_PRIVATE_KEY: privateKey,
}

const read = (changes: Record<string, string | undefined> = {}) =>
  readLiveSettings('T_', { ...settings, ...changes })

describe('readLiveSettings', () => {
  it('completes known chains, and publishes no endpoint with a key', () => {
    const { gateway, staking, rewards } = read()
    expect(gateway).toBeUndefined()
    expect(staking).toMatchObject([
      {
        chainId: 300,
        rpcUrl: `https://provider.example/${key}`,
        publicRpcUrl: 'https://sepolia.era.zksync.dev',
        explorerUrl: 'https://sepolia.explorer.zksync.io/',
      },
      { chainId: 901, rpcUrl: 'https://op.example', publicRpcUrl: 'https://op.example' },
    ])
    expect(rewards).toMatchObject({ chainId: 11_124, rpcUrl: 'https://api.testnet.abs.xyz' })
  })

  it('prefers the public endpoints and explorers that are given', () => {
    const { rewards } = read({
      T_REWARDS_PUBLIC_RPC_URL: 'https://public.example/rpc',
      T_REWARDS_EXPLORER_URL: 'https://explorer.example',
    })
    expect(rewards).toMatchObject({
      publicRpcUrl: 'https://public.example/rpc',
      explorerUrl: 'https://explorer.example',
    })
  })

  it.each([
    [{ T_REWARDS_CHAIN: undefined }, 'T_REWARDS_CHAIN must be a chain id, or one of ethereum,'],
    [{ T_REWARDS_CHAIN: 'mainnet' }, 'it is "mainnet"'],
    [{ T_REWARDS_CHAIN: '7' }, 'T_REWARDS_RPC_URL must name an endpoint of chain 7'],
    [{ T_STAKING_CHAINS: '' }, 'T_STAKING_CHAINS must be a list'],
    [
      { T_STAKING_CHAINS: 'era-sepolia,7,8' },
      'T_STAKING_RPC_URLS must list as many URLs as T_STAKING_CHAINS has chains',
    ],
    [
      { T_STAKING_CHAINS: '7,901' },
      'T_STAKING_PUBLIC_RPC_URLS must name a public endpoint of chain 7',
    ],
    [
      { T_REWARDS_CHAIN: '7', T_REWARDS_RPC_URL: `https://provider.example/?key=1` },
      'T_REWARDS_PUBLIC_RPC_URL must name a public endpoint',
    ],
    [
      { T_REWARDS_CHAIN: '901', T_REWARDS_RPC_URL: 'https://b.example' },
      'chain 901 is named twice',
    ],
    [
      { T_REWARDS_RPC_URL: 'https://op.example' },
      'URL https://op.example is named twice: each role needs a chain of its own',
    ],
    [{ T_GATEWAY_RPC_URL: 'https://gateway.example' }, 'T_GATEWAY_CHAIN must be set'],
    [{ T_PRIVATE_KEY: '0x12' }, 'T_PRIVATE_KEY must be 32 bytes'],
  ])('rejects %j', (changes, problem) => {
    expect(() => read(changes)).toThrow(problem)
  })

  it('does not repeat a key in an error', () => {
    const { message } = capture(() =>
      read({ T_PRIVATE_KEY: `${privateKey}00`, T_REWARDS_CHAIN: '300' }),
    )
    expect(message).not.toContain(privateKey)
    expect(capture(() => read({ T_STAKING_CHAINS: '7,901' })).message).not.toContain(key)
  })
})

function capture(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('It did not fail')
}
