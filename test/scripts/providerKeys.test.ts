import { HttpRequestError } from 'viem'
import { describe, expect, it } from 'vitest'
import { withoutKeys } from '../../scripts/providerKeys'

const key = 'v3-0123456789abcdef0123456789abcdef'

describe('withoutKeys', () => {
  it('hides the key in the URL of a failed request', () => {
    const { message } = new HttpRequestError({
      url: `https://provider.example/${key}`,
      status: 401,
    })
    expect(message).toContain(key)
    expect(withoutKeys(message)).not.toContain(key)
    expect(withoutKeys(message)).toContain('URL: https://provider.example/…')
  })

  it.each([
    [`https://user:${key}@provider.example/rpc`, 'https://provider.example/rpc'],
    [`https://provider.example/?key=${key}`, 'https://provider.example/…'],
    [
      'http://127.0.0.1:3050 and https://a.example/rpc',
      'http://127.0.0.1:3050 and https://a.example/rpc',
    ],
  ])('prints %s as %s', (text, printed) => {
    expect(withoutKeys(text)).toBe(printed)
  })
})
