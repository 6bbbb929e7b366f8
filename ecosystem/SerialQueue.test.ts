import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { SerialQueue } from './SerialQueue'

describe('SerialQueue', () => {
  it('runs one task at a time, in the order in which they were added', async () => {
    const queue = new SerialQueue()
    const steps: string[] = []
    const task = (name: string) => async () => {
      steps.push(`${name} begins`)
      await setImmediate()
      steps.push(`${name} ends`)
      return name
    }
    expect(await Promise.all(['a', 'b', 'c'].map((name) => queue.run(task(name))))).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(steps).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
  })

  it('continues after a task that fails or throws, which only its caller learns', async () => {
    const queue = new SerialQueue()
    const failing = queue.run(() => Promise.reject(new Error('failed')))
    const throwing = queue.run(() => {
      throw new Error('threw')
    })
    const next = queue.run(async () => 'next')
    await expect(failing).rejects.toThrow('failed')
    await expect(throwing).rejects.toThrow('threw')
    expect(await next).toBe('next')
  })

  it('runs a task that is added by another one after those that wait already', async () => {
    const queue = new SerialQueue()
    const order: string[] = []
    const added = (name: string) => async () => {
      order.push(name)
    }
    let inner: Promise<void> = Promise.resolve()
    await Promise.all([
      queue.run(async () => {
        inner = queue.run(added('inner'))
      }),
      queue.run(added('outer')),
    ])
    await inner
    expect(order).toEqual(['outer', 'inner'])
  })

  it('is settled once all tasks added so far are, also failed ones', async () => {
    const queue = new SerialQueue()
    await queue.settled()
    let isDone = false
    queue
      .run(async () => {
        await setImmediate()
        isDone = true
        throw new Error('failed')
      })
      .catch(() => {})
    await queue.settled()
    expect(isDone).toBe(true)
  })
})
