import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { NetworkReplay } from './messages/NetworkReplay'
import { messageModel } from './messages/properties'
import { findTraces } from './messages/traces'

const timeout = 300_000
const directory = mkdtempSync(join(tmpdir(), 'interstake-model-'))
const traces = findTraces()

const newReplay = () => new NetworkReplay(mkdtempSync(join(directory, 'state-')))

/** All traces share a network, unless one of them fails. */
let replay = newReplay()

afterAll(async () => {
  await replay.stop()
  rmSync(directory, { recursive: true })
}, timeout)

describe('a network behaves like the model', { timeout }, () => {
  it.each(traces)('$name', async ({ trace }) => {
    try {
      await replay.begin()
      for (const step of trace) await replay.take(step)
    } catch (error) {
      await replay.stop().catch(() => {})
      replay = newReplay()
      throw error
    }
  })

  it('in every action except a lost response, which no test can trigger', () => {
    const taken = new Set(traces.flatMap(({ trace }) => trace.map(({ action }) => action)))
    const { actions } = messageModel({
      ...{ users: 1, stakingChains: 1, maxStakingChains: 1, maxTransactions: 1, maxFaults: 1 },
    })
    const left = actions.map(({ name }) => name).filter((name) => !taken.has(name))
    expect(left).toEqual(['loseAnswer', 'countSteps'])
  })
})
