import { describe, expect, it } from 'vitest'
import { offeredConnectors } from './offeredConnectors'

const development = { id: 'developmentAccount', name: 'Development account' }
const anonymous = { id: 'injected', name: 'Injected' }
const announced = { id: 'io.example', name: 'Example Wallet' }
const labels = (
  connectors: { id: string; name: string }[],
  hasWallet: boolean,
  recentId: string | null = null,
) => offeredConnectors(connectors, { hasWallet, recentId }).map(({ label }) => label)

describe('offeredConnectors', () => {
  it('offers wallets before the development account', () => {
    expect(labels([development, anonymous, announced], true)).toEqual([
      'Example Wallet',
      'Development account',
    ])
  })

  it('offers a wallet that does not announce itself', () => {
    expect(labels([anonymous], true)).toEqual(['Browser wallet'])
  })

  it('does not offer a wallet that is not there', () => {
    expect(labels([development, anonymous], false)).toEqual(['Development account'])
  })

  it('offers the one that was used last first', () => {
    expect(labels([announced, development], true, development.id)).toEqual([
      'Development account',
      'Example Wallet',
    ])
  })
})
