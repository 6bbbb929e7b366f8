import { describe, expect, it } from 'vitest'
import { messagesPath, parseFilters, parsePositions } from './messageFilters'

const sender = `0x${'ab'.repeat(20)}` as const
const queryOf = (path: string) => new URL(path, 'http://localhost').searchParams

describe('the filters of messages', () => {
  it.each([{}, { chainId: 901 }, { sender }, { chainId: 901, sender, state: 'in flight' }])(
    'survive in the URL: %j',
    (filters) => {
      const query = queryOf(messagesPath(filters))
      expect(parseFilters(query)).toEqual({
        chainId: undefined,
        sender: undefined,
        state: undefined,
        ...filters,
      })
      expect(parsePositions(query)).toEqual(new Map())
    },
  )

  it('are none if they are invalid', () => {
    const query = new URLSearchParams({ chain: 'x', sender: '0x12', before: 'x,1.y,.7' })
    expect(Object.values(parseFilters(query)).every((value) => value === undefined)).toBe(true)
    expect(parsePositions(query)).toEqual(new Map())
  })

  it('come with where the page of each chain starts', () => {
    const positions = new Map([
      [901, { blockNumber: 12n, index: 3 }],
      [902, { blockNumber: 7n, index: 0 }],
      [903, null],
    ])
    const path = messagesPath({ state: 'pending' }, positions)
    expect(parsePositions(queryOf(path))).toEqual(positions)
    expect(parseFilters(queryOf(path)).state).toBe('pending')
  })
})
