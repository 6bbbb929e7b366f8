import { BaseError } from 'viem'
import { describe, expect, it } from 'vitest'
import { InteropUnsupportedError } from './message'

const address = '0x0000000000000000000000000000000000010008'

describe('InteropError', () => {
  it('leads to the docs of this package, whatever the docs of its cause', () => {
    const cause = new BaseError('It failed.', {
      docsPath: '/docs/contract/readContract',
      details: 'execution reverted',
    })
    const error = new InteropUnsupportedError({ address, cause })
    expect(error.docsPath).toBe('/docs/interop.md')
    expect(error.message).toContain(
      'Docs: @interstake/interop/docs/interop.md#interopunsupportederror',
    )
    expect(error.message).not.toContain('viem.sh')
    expect(error).toMatchObject({ details: 'execution reverted', cause })
    expect(error.walk((e) => e === cause)).toBe(cause)
  })

  it('has the message of any other cause as its details', () => {
    const cause = new Error('socket hang up')
    const error = new InteropUnsupportedError({ address, cause })
    expect(error.details).toBe('socket hang up')
    expect(error.walk((e) => e === cause)).toBe(cause)
  })

  it('has no cause without one', () => {
    expect(new InteropUnsupportedError({ address })).not.toHaveProperty('cause')
  })
})
