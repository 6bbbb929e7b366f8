import { describe, expect, it } from 'vitest'
import { explorerLink } from '../shared/lib/explorerLink'
import { parseAddress, paths } from './explorerPaths'

const hash = `0x${'ab'.repeat(32)}` as const

describe('paths', () => {
  it('are where the links of other pages lead', () => {
    const explorerUrl = 'http://localhost:3060/34234'
    expect(explorerLink({ explorerUrl }, hash)).toBe(
      new URL(paths.transaction(34_234, hash), 'http://localhost:3060').href,
    )
  })

  it('leave out the index of a first message', () => {
    expect(paths.message({ chainId: 506, hash, messageIndex: 0 })).toBe(`/506/message/${hash}`)
    expect(paths.message({ chainId: 506, hash, messageIndex: 2 })).toBe(`/506/message/${hash}/2`)
  })

  it('keep whatever was searched for', () => {
    expect(paths.search('a/b?c')).toBe('/search/a%2Fb%3Fc')
  })
})

describe('parseAddress', () => {
  it('reads an address, be its checksum right or not', () => {
    expect(parseAddress(`0x${'Ab'.repeat(20)}`)).toBe(`0x${'ab'.repeat(20)}`)
  })

  it.each(['', '0x', '0x1234', hash])('makes nothing of %j', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })
})
