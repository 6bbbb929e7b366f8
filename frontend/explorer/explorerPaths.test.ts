import { describe, expect, it } from 'vitest'
import { explorerLink } from '../shared/lib/explorerLink'
import { parseAddress, parseHash, parseNumber, paths } from './explorerPaths'

const hash = `0x${'ab'.repeat(32)}` as const

describe('paths', () => {
  it('are where the links of other pages lead', () => {
    const explorerUrl = 'http://localhost:3060/34234'
    expect(explorerLink({ explorerUrl }, hash)).toBe(
      new URL(paths.transaction(34_234, hash), 'http://localhost:3060').href,
    )
  })

  it('leave out the index of a first message', () => {
    expect(paths.message(506, hash, 0)).toBe(`/506/message/${hash}`)
    expect(paths.message(506, hash, 2)).toBe(`/506/message/${hash}/2`)
  })

  it('keep whatever was searched for', () => {
    expect(paths.search('a/b?c')).toBe('/search/a%2Fb%3Fc')
  })
})

describe('the parts of an address', () => {
  it('are read as what they are', () => {
    expect(parseNumber('0')).toBe(0n)
    expect(parseHash(hash.toUpperCase().replace('0X', '0x'))).toBe(hash)
    expect(parseAddress(`0x${'Ab'.repeat(20)}`)).toBe(`0x${'ab'.repeat(20)}`)
  })

  it.each(['', '-1', '1.5', '0x10', '1e3', '9'.repeat(16)])('%j is no number', (text) => {
    expect(parseNumber(text)).toBeUndefined()
  })

  it.each(['', '0x', hash.slice(0, -1), `${hash}0`, hash.replace('a', 'g')])(
    '%j is no hash',
    (text) => {
      expect(parseHash(text)).toBeUndefined()
    },
  )

  it.each(['', '0x', '0x1234', hash])('%j is no address', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })
})
