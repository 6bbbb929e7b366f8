import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paces } from '../config/pace'
import { Tempo } from './Tempo'

vi.mock('node:timers/promises', () => import('../test/fakeDelay'))

const { signal } = new AbortController()

/** Whether a promise has resolved, once all that is due has happened. */
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

describe('Tempo', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('lets a stage without delay go on at once', async () => {
    expect(await isDone(new Tempo(paces.instant).wait('commit', signal))).toBe(true)
  })

  it('ends the wait of a stage when a faster pace is set', async () => {
    const tempo = new Tempo(paces.realistic)
    const wait = tempo.wait('prove', signal)
    expect(await isDone(wait)).toBe(false)
    tempo.pace = paces.instant
    expect(await isDone(wait)).toBe(true)
  })

  it.each(['commit', 'prove', 'execute'] as const)('holds %s up while paused', async (stage) => {
    const tempo = new Tempo(paces.instant)
    tempo.isPaused = true
    const wait = tempo.wait(stage, signal)
    tempo.pace = paces.instant
    expect(await isDone(wait)).toBe(false)
    tempo.isPaused = false
    expect(await isDone(wait)).toBe(true)
  })

  it.each(['seal', 'import'] as const)('does not hold %s up while paused', async (stage) => {
    const tempo = new Tempo(paces.instant)
    tempo.isPaused = true
    expect(await isDone(tempo.wait(stage, signal))).toBe(true)
  })

  it('holds the imports of one chain up, at any pace, and of no other', async () => {
    const tempo = new Tempo(paces.instant)
    tempo.pauseImports(1)
    const wait = tempo.wait('import', signal, 1)
    tempo.pace = paces.instant
    expect(await isDone(wait)).toBe(false)
    expect(await isDone(tempo.wait('import', signal, 2))).toBe(true)
    expect(await isDone(tempo.wait('commit', signal))).toBe(true)
    expect([...tempo.pausedImports]).toEqual([1])

    tempo.resumeImports(2)
    expect(await isDone(wait)).toBe(false)
    tempo.resumeImports(1)
    expect(await isDone(wait)).toBe(true)
    expect(tempo.pausedImports.size).toBe(0)
  })

  it('is still as late after a pause of imports as the pace has it', async () => {
    const tempo = new Tempo(paces.brisk)
    tempo.pauseImports(1)
    const wait = tempo.wait('import', signal, 1)
    await vi.advanceTimersByTimeAsync(paces.brisk.import - 1)
    tempo.resumeImports(1)
    expect(await isDone(wait)).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await isDone(wait)).toBe(true)
  })

  it('ends with the signal, also while imports are paused', async () => {
    const tempo = new Tempo(paces.instant)
    tempo.pauseImports(1)
    const abort = new AbortController()
    const wait = tempo.wait('import', abort.signal, 1)
    abort.abort()
    await expect(wait).rejects.toThrow('aborted')
  })

  it('ends with the signal, also while paused', async () => {
    const tempo = new Tempo(paces.realistic)
    tempo.isPaused = true
    const abort = new AbortController()
    const waits = [tempo.wait('commit', abort.signal), tempo.wait('import', abort.signal)]
    abort.abort()
    for (const wait of waits) await expect(wait).rejects.toThrow('aborted')
  })

  it('tells who listens about each change', () => {
    const tempo = new Tempo(paces.instant)
    const heard = vi.fn()
    tempo.onChange(heard)
    tempo.pace = paces.brisk
    tempo.isPaused = true
    tempo.pauseImports(1)
    tempo.resumeImports(1)
    expect(heard).toHaveBeenCalledTimes(4)
  })
})
