import { describe, expect, it } from 'vitest'
import { Gate } from './Gate'

/** A promise, and how to settle it. */
function deferred() {
  let resolve = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<void>((onDone, onError) => {
    resolve = onDone
    reject = onError
  })
  return { promise, resolve, reject }
}

/** All that is due has happened. */
const idle = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('Gate', () => {
  /** Notes what is done, and lets the test decide when it ends. */
  function setUp() {
    const gate = new Gate()
    const log: string[] = []
    const work = (name: string) => {
      const { promise, resolve, reject } = deferred()
      const run = async () => {
        log.push(`${name} begins`)
        await promise.finally(() => log.push(`${name} ends`))
        return name
      }
      return { run, end: resolve, fail: reject }
    }
    return { gate, log, work }
  }

  it('lets work through side by side, and answers with its result', async () => {
    const { gate, log, work } = setUp()
    const [first, second] = [work('first'), work('second')]
    const passing = [gate.pass(first.run), gate.pass(second.run)]
    await idle()
    expect(log).toEqual(['first begins', 'second begins'])
    second.end()
    first.end()
    expect(await Promise.all(passing)).toEqual(['first', 'second'])
  })

  it('is closed only once nothing is on its way any more, and holds up what comes then', async () => {
    const { gate, log, work } = setUp()
    const [before, closed, after] = [work('before'), work('closed'), work('after')]
    const passing = gate.pass(before.run)
    const closing = gate.whileClosed(closed.run)
    const waiting = gate.pass(after.run)
    await idle()
    expect(log).toEqual(['before begins'])
    before.end()
    await passing
    await idle()
    expect(log).toEqual(['before begins', 'before ends', 'closed begins'])
    closed.end()
    expect(await closing).toBe('closed')
    await idle()
    expect(log.slice(3)).toEqual(['closed ends', 'after begins'])
    after.end()
    expect(await waiting).toBe('after')
  })

  it('stays closed until all who closed it are done', async () => {
    const { gate, log, work } = setUp()
    const [one, other, after] = [work('one'), work('other'), work('after')]
    const closings = [gate.whileClosed(one.run), gate.whileClosed(other.run)]
    const waiting = gate.pass(after.run)
    one.end()
    await idle()
    expect(log).not.toContain('after begins')
    other.end()
    after.end()
    await Promise.all([...closings, waiting])
    expect(log.at(-1)).toBe('after ends')
  })

  it('opens again when what was done meanwhile fails', async () => {
    const { gate, work } = setUp()
    const failing = work('failing')
    const closing = gate.whileClosed(failing.run)
    failing.fail(new Error('no'))
    await expect(closing).rejects.toThrow('no')
    expect(await gate.pass(async () => 'through')).toBe('through')
  })

  it('does not wait for work that has failed', async () => {
    const { gate, work } = setUp()
    const failing = work('failing')
    const passing = gate.pass(failing.run)
    const closing = gate.whileClosed(async () => 'closed')
    failing.fail(new Error('no'))
    await expect(passing).rejects.toThrow('no')
    expect(await closing).toBe('closed')
  })
})
