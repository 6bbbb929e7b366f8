import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paces } from '../config/pace'
import { Tempo } from './Tempo'

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
    expect(heard).toHaveBeenCalledTimes(2)
  })
})
