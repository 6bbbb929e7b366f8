import { describe, expect, it } from 'vitest'
import { accountLink, explorerLink } from './explorerLink'

describe('explorerLink', () => {
  it('leads to the transaction', () => {
    expect(explorerLink({ explorerUrl: 'https://explorer.example' }, '0x12')).toBe(
      'https://explorer.example/tx/0x12',
    )
  })

  it('leads to an account', () => {
    expect(accountLink({ explorerUrl: 'https://explorer.example' }, '0x34')).toBe(
      'https://explorer.example/address/0x34',
    )
    expect(accountLink({}, '0x34')).toBeUndefined()
  })

  it('does not double the slash', () => {
    expect(explorerLink({ explorerUrl: 'https://explorer.example/' }, '0x12')).toBe(
      'https://explorer.example/tx/0x12',
    )
  })

  it('is none where the chain has no explorer', () => {
    expect(explorerLink({}, '0x12')).toBeUndefined()
  })
})
