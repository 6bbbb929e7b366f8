import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { limitConcurrency } from './limitConcurrency'

/** Calls that end when told to. */
function heldCalls() {
  const ends: (() => void)[] = []
  const begun: string[] = []
  return {
    begun,
    end: () => ends.shift()?.(),
    call: (method: string) => {
      begun.push(method)
      return new Promise<void>((resolve) => ends.push(resolve))
    },
  }
}

describe('limitConcurrency', () => {
  it('starts queued calls in order as slots become free', async () => {
    const held = heldCalls()
    const call = limitConcurrency(held.call, 2)
    const answers = ['a', 'b', 'c', 'd'].map((method) => call(method, []))
    await turn()
    expect(held.begun).toEqual(['a', 'b'])
    held.end()
    await turn()
    expect(held.begun).toEqual(['a', 'b', 'c'])
    for (let ended = 0; ended < 3; ended++) {
      held.end()
      await turn()
    }
    await Promise.all(answers)
  })

  it('frees the slot of a failed call', async () => {
    const call = limitConcurrency(async (method) => {
      if (method === 'fails') throw new Error('failed')
      return method
    }, 1)
    const answers = await Promise.allSettled([call('fails', []), call('fails', []), call('b', [])])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(await call('c', [])).toBe('c')
  })

  it('does not count calls that wait for a block', async () => {
    const held = heldCalls()
    const call = limitConcurrency(held.call, 1)
    const methods = ['eth_sendTransactionSync', 'eth_sendRawTransactionSync', 'evm_mine']
    const answers = methods.map((method) => call(method, []))
    await turn()
    expect(held.begun).toEqual(methods)
    for (const _ of methods) held.end()
    await Promise.all(answers)
  })
})
