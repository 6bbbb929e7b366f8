import { afterEach, describe, expect, it, vi } from 'vitest'
import { networkOrigins } from '../../deployments/contentSecurityPolicy'
import { sampleManifest } from '../shared/test/sampleManifest'
import { appConnections, frontendConfig } from './frontendConfig'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the web app', () => {
  it('connects to the networks alone if nothing else is configured', () => {
    vi.stubEnv('ETHEREUM_RPC_URL', undefined)
    vi.stubEnv('WALLETCONNECT_PROJECT_ID', '')
    expect(appConnections([sampleManifest])).toEqual(networkOrigins([sampleManifest]))
  })

  it('connects to the endpoint of Ethereum', () => {
    vi.stubEnv('ETHEREUM_RPC_URL', 'https://ethereum.example/v1/key')
    expect(appConnections([])).toEqual(['https://ethereum.example'])
  })

  it.each(['ethereum.example', 'localhost:8545', 'wss://ethereum.example'])(
    'is not built with %s as the endpoint',
    (url) => {
      vi.stubEnv('ETHEREUM_RPC_URL', url)
      expect(() => frontendConfig()).toThrow(`ETHEREUM_RPC_URL must be an HTTP URL: ${url}`)
    },
  )
})
