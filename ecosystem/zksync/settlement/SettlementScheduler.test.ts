import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paces } from '../pace'
import { SettlementScheduler } from './SettlementScheduler'

vi.mock('node:timers/promises', () => import('../../test/fakeDelay'))

const { signal } = new AbortController()

/** Whether a promise has resolved once all due callbacks have run. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  let done = false
  promise.then(
    () => {
      done = true
    },
    () => {},
  )
  await new Promise((resolve) => setImmediate(resolve))
  return done
}

describe('SettlementScheduler', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('does not delay a stage without a delay', async () => {
    expect(await isDone(new SettlementScheduler(paces.instant).wait('commit', signal))).toBe(true)
  })

  it('ends the delay of a stage when a faster pace is set', async () => {
    const scheduler = new SettlementScheduler(paces.realistic)
    const wait = scheduler.wait('prove', signal)
    expect(await isDone(wait)).toBe(false)
    scheduler.pace = paces.instant
    expect(await isDone(wait)).toBe(true)
  })

  it.each(['commit', 'prove', 'execute'] as const)('delays %s while paused', async (stage) => {
    const scheduler = new SettlementScheduler(paces.instant)
    scheduler.isPaused = true
    const wait = scheduler.wait(stage, signal)
    scheduler.pace = paces.instant
    expect(await isDone(wait)).toBe(false)
    scheduler.isPaused = false
    expect(await isDone(wait)).toBe(true)
  })

  it.each(['seal', 'import'] as const)('does not delay %s while paused', async (stage) => {
    const scheduler = new SettlementScheduler(paces.instant)
    scheduler.isPaused = true
    expect(await isDone(scheduler.wait(stage, signal))).toBe(true)
  })

  it('delays the imports of a paused chain only, at any pace', async () => {
    const scheduler = new SettlementScheduler(paces.instant)
    scheduler.pauseImports(1)
    const wait = scheduler.wait('import', signal, 1)
    scheduler.pace = paces.instant
    expect(await isDone(wait)).toBe(false)
    expect(await isDone(scheduler.wait('import', signal, 2))).toBe(true)
    expect(await isDone(scheduler.wait('commit', signal))).toBe(true)
    expect([...scheduler.pausedImports]).toEqual([1])

    scheduler.resumeImports(2)
    expect(await isDone(wait)).toBe(false)
    scheduler.resumeImports(1)
    expect(await isDone(wait)).toBe(true)
    expect(scheduler.pausedImports.size).toBe(0)
  })

  it('keeps the delay of the pace after a pause of imports', async () => {
    const scheduler = new SettlementScheduler(paces.fast)
    scheduler.pauseImports(1)
    const wait = scheduler.wait('import', signal, 1)
    await vi.advanceTimersByTimeAsync(paces.fast.import - 1)
    scheduler.resumeImports(1)
    expect(await isDone(wait)).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await isDone(wait)).toBe(true)
  })

  it('is aborted by the signal while imports are paused', async () => {
    const scheduler = new SettlementScheduler(paces.instant)
    scheduler.pauseImports(1)
    const abort = new AbortController()
    const wait = scheduler.wait('import', abort.signal, 1)
    abort.abort()
    await expect(wait).rejects.toThrow('aborted')
  })

  it('is aborted by the signal while settlement is paused', async () => {
    const scheduler = new SettlementScheduler(paces.realistic)
    scheduler.isPaused = true
    const abort = new AbortController()
    const waits = [scheduler.wait('commit', abort.signal), scheduler.wait('import', abort.signal)]
    abort.abort()
    for (const wait of waits) await expect(wait).rejects.toThrow('aborted')
  })

  it('notifies listeners of each change', () => {
    const scheduler = new SettlementScheduler(paces.instant)
    const heard = vi.fn()
    scheduler.onChange(heard)
    scheduler.pace = paces.fast
    scheduler.isPaused = true
    scheduler.pauseImports(1)
    scheduler.resumeImports(1)
    expect(heard).toHaveBeenCalledTimes(4)
  })
})
