import { describe, expect, it } from 'vitest'
import { once } from './once'

describe('once', () => {
  it('calls the function once, also while it runs', async () => {
    let calls = 0
    const load = once(async () => {
      calls += 1
      return calls
    })
    expect(load()).toBe(load())
    expect([await load(), await load()]).toEqual([1, 1])
  })

  it('calls the function again after it has failed', async () => {
    let calls = 0
    const load = once(async () => {
      calls += 1
      if (calls === 1) throw new Error('unreachable')
      return calls
    })
    await expect(load()).rejects.toThrow('unreachable')
    expect(await load()).toBe(2)
  })
})
