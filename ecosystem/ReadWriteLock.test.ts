import { describe, expect, it } from 'vitest'
import { ReadWriteLock } from './ReadWriteLock'

/** A promise with the functions that settle it. */
function deferred() {
  let resolve = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<void>((onDone, onError) => {
    resolve = onDone
    reject = onError
  })
  return { promise, resolve, reject }
}

/** Lets all callbacks run that are due. */
const idle = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('ReadWriteLock', () => {
  /** `work` logs when it begins and ends; the test decides when it ends. */
  function setUp() {
    const lock = new ReadWriteLock()
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
    return { lock, log, work }
  }

  it('lets shared holders run concurrently, and returns their results', async () => {
    const { lock, log, work } = setUp()
    const [first, second] = [work('first'), work('second')]
    const holders = [lock.shared(first.run), lock.shared(second.run)]
    await idle()
    expect(log).toEqual(['first begins', 'second begins'])
    second.end()
    first.end()
    expect(await Promise.all(holders)).toEqual(['first', 'second'])
  })

  it('grants exclusive access once shared holders are done, ahead of later ones', async () => {
    const { lock, log, work } = setUp()
    const [before, exclusive, after] = [work('before'), work('exclusive'), work('after')]
    const holding = lock.shared(before.run)
    const excluding = lock.exclusive(exclusive.run)
    const waiting = lock.shared(after.run)
    await idle()
    expect(log).toEqual(['before begins'])
    before.end()
    await holding
    await idle()
    expect(log).toEqual(['before begins', 'before ends', 'exclusive begins'])
    exclusive.end()
    expect(await excluding).toBe('exclusive')
    await idle()
    expect(log.slice(3)).toEqual(['exclusive ends', 'after begins'])
    after.end()
    expect(await waiting).toBe('after')
  })

  it('runs exclusive holders one after the other, ahead of shared ones', async () => {
    const { lock, log, work } = setUp()
    const [one, other, after] = [work('one'), work('other'), work('after')]
    const holders = [lock.exclusive(one.run), lock.exclusive(other.run)]
    const waiting = lock.shared(after.run)
    await idle()
    expect(log).toEqual(['one begins'])
    one.end()
    await idle()
    expect(log).toEqual(['one begins', 'one ends', 'other begins'])
    other.end()
    after.end()
    await Promise.all([...holders, waiting])
    expect(log.slice(3)).toEqual(['other ends', 'after begins', 'after ends'])
  })

  it('lets a shared holder release the lock early', async () => {
    const { lock, work } = setUp()
    const long = work('long')
    const holding = lock.shared((release) => {
      release()
      return long.run()
    })
    expect(await lock.exclusive(async () => 'exclusive')).toBe('exclusive')
    long.end()
    expect(await holding).toBe('long')
  })

  it('is released when an exclusive holder fails', async () => {
    const { lock, work } = setUp()
    const failing = work('failing')
    const excluding = lock.exclusive(failing.run)
    failing.fail(new Error('no'))
    await expect(excluding).rejects.toThrow('no')
    expect(await lock.shared(async () => 'shared')).toBe('shared')
  })

  it('is released when a shared holder fails', async () => {
    const { lock, work } = setUp()
    const failing = work('failing')
    const holding = lock.shared(failing.run)
    const excluding = lock.exclusive(async () => 'exclusive')
    failing.fail(new Error('no'))
    await expect(holding).rejects.toThrow('no')
    expect(await excluding).toBe('exclusive')
  })
})
