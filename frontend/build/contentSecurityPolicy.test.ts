import { describe, expect, it } from 'vitest'
import { sampleManifest } from '../shared/test/sampleManifest'
import { contentSecurityPolicy } from './contentSecurityPolicy'

const directives = (...manifests: Parameters<typeof contentSecurityPolicy>[0]) =>
  new Map(
    contentSecurityPolicy(manifests)
      .split('; ')
      .map((directive) => {
        const [name, ...values] = directive.split(' ')
        return [name, values]
      }),
  )

describe('contentSecurityPolicy', () => {
  it('allows the chains of every environment, and the endpoint for orders', () => {
    const { rewardsChain } = sampleManifest
    const testnet = {
      ...sampleManifest,
      rewardsChain: { ...rewardsChain, rpcUrl: 'https://rewards.example/v1/key' },
    }
    const local = { ...sampleManifest, adminUrl: 'http://127.0.0.1:3040' }
    expect(directives(local, testnet).get('connect-src')).toEqual([
      "'self'",
      'http://127.0.0.1:3150',
      'http://127.0.0.1:3050',
      'http://127.0.0.1:3250',
      'http://127.0.0.1:3350',
      'http://127.0.0.1:3040',
      'https://rewards.example',
    ])
  })

  it('allows no script and no style but those of the page', () => {
    const policy = directives(sampleManifest)
    expect(policy.get('default-src')).toEqual(["'none'"])
    expect(policy.get('script-src')).toEqual(["'self'"])
    expect(policy.get('style-src')).toEqual(["'self'"])
  })
})
