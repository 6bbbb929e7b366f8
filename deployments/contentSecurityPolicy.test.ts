import { describe, expect, it } from 'vitest'
import { sampleManifest } from '../frontend/shared/test/sampleManifest'
import { contentSecurityPolicy, networkOrigins } from './contentSecurityPolicy'

const directives = (sources: readonly string[]) =>
  new Map(
    contentSecurityPolicy(sources)
      .split('; ')
      .map((directive) => {
        const [name, ...values] = directive.split(' ')
        return [name, values]
      }),
  )

describe('contentSecurityPolicy', () => {
  it('allows connections to the server itself and to the sources', () => {
    expect(directives(['http://127.0.0.1:3050']).get('connect-src')).toEqual([
      "'self'",
      'http://127.0.0.1:3050',
    ])
  })

  it('allows no script and no style but those of the page', () => {
    const policy = directives([])
    expect(policy.get('default-src')).toEqual(["'none'"])
    expect(policy.get('script-src')).toEqual(["'self'"])
    expect(policy.get('style-src')).toEqual(["'self'"])
  })
})

describe('networkOrigins', () => {
  it('lists the chains of every environment and the admin endpoint, once each', () => {
    const { rewardsChain } = sampleManifest
    const testnet = {
      ...sampleManifest,
      rewardsChain: { ...rewardsChain, rpcUrl: 'https://rewards.example/v1/key' },
    }
    const local = { ...sampleManifest, adminUrl: 'http://127.0.0.1:3040' }
    expect(networkOrigins([local, testnet])).toEqual([
      'http://127.0.0.1:3150',
      'http://127.0.0.1:3050',
      'http://127.0.0.1:3250',
      'http://127.0.0.1:3350',
      'http://127.0.0.1:3040',
      'https://rewards.example',
    ])
  })

  it('lists the chains of the Superchain, which have no settlement layer', () => {
    const { stakingChains, rewardsChain } = sampleManifest
    const [first] = stakingChains
    const network = { protocol: 'superchain', environment: 'superchain' } as const
    expect(networkOrigins([{ ...network, stakingChains, rewardsChain }])).toEqual([
      'http://127.0.0.1:3050',
      'http://127.0.0.1:3250',
      'http://127.0.0.1:3350',
    ])
    expect(networkOrigins([{ ...network, chains: first ? [first] : [] }])).toEqual([
      'http://127.0.0.1:3050',
    ])
  })

  it('lists the chains of a network without the contracts of the dApp', () => {
    const { environment, settlementLayer, rewardsChain } = sampleManifest
    const { name, chainId, rpcUrl } = rewardsChain
    const manifest = { environment, settlementLayer, chains: [{ name, chainId, rpcUrl }] }
    expect(networkOrigins([manifest])).toEqual(['http://127.0.0.1:3150', 'http://127.0.0.1:3350'])
  })
})
