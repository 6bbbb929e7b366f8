import { describe, expect, it } from 'vitest'
import { appLink, appMessageLink } from './appLink'
import { messagePath } from './messagePath'

describe('appLink', () => {
  it.each(['https://app.example', 'https://app.example/'])('leads from %s to a page', (appUrl) => {
    const manifest = { environment: 'testnet', appUrl }
    expect(appLink(manifest)).toBe('https://app.example/?environment=testnet')
    expect(appLink(manifest, '/message/1/0x12')).toBe(
      'https://app.example/message/1/0x12?environment=testnet',
    )
  })

  it.each([0, 2])('leads to message %i of a transaction', (messageIndex) => {
    const manifest = { environment: 'testnet', appUrl: 'https://app.example' }
    const id = { chainId: 34_234, hash: `0x${'ab'.repeat(32)}`, messageIndex } as const
    const { pathname } = new URL(appMessageLink(manifest, id) ?? '')
    expect(pathname).toBe(messagePath(id))
  })

  it('is none for an environment without a web app', () => {
    expect(appLink({ environment: 'local' })).toBeUndefined()
  })
})
