import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { NetworkReplay } from './superchain/NetworkReplay'
import { superchainModel } from './superchain/properties'
import type { State } from './superchain/state'
import { replayBounds, traceOf } from './superchain/traces'
import { viewOf } from './superchain/view'

const timeout = 300_000
const isHeavy = process.env.FOUNDRY_PROFILE === 'heavy'
const length = 20

const choice = { action: fc.nat(), detail: fc.nat() }
const choices = fc.array(
  fc.record({ ...choice, more: fc.array(fc.record(choice), { maxLength: 2 }) }),
  { minLength: length, maxLength: length },
)
const traces = fc.sample(choices, { seed: 3, numRuns: isHeavy ? 20 : 4 }).map(traceOf)
const transactions = traces.flat().reduce((count, { actions }) => count + actions.length, 0)

const directory = mkdtempSync(join(tmpdir(), 'interstake-model-'))
const newReplay = () => new NetworkReplay(mkdtempSync(join(directory, 'state-')), transactions)

/** All traces share a network, unless one of them fails. */
let replay = newReplay()

afterAll(async () => {
  await replay.stop()
  rmSync(directory, { recursive: true })
}, timeout)

describe('a network of the Superchain behaves like the model', { timeout }, () => {
  it.each(traces.map((trace, index) => ({ name: `trace ${index}`, trace })))(
    '$name',
    async ({ trace }) => {
      try {
        await replay.begin()
        for (const step of trace) await replay.take(step)
      } catch (error) {
        await replay.stop().catch(() => {})
        replay = newReplay()
        throw error
      }
    },
  )

  it('also if transactions of an emptied block are resubmitted', () => {
    expect(traces.flat().some(({ resubmits }) => resubmits)).toBe(true)
  })

  it('also if a change of one chain removes executions from several', () => {
    const removals = traces.flatMap((trace) =>
      trace.map(({ state }, index) => chainsWithLess(trace[index - 1]?.state, state)),
    )
    expect(Math.max(...removals)).toBe(replayBounds.chains)
  })

  it('in every action of users and every fault, except those that interrupt a rewrite', () => {
    const taken = new Set(
      traces.flatMap((trace) => trace.flatMap(({ actions }) => actions.map(({ name }) => name))),
    )
    const left = superchainModel(replayBounds)
      .actions.filter(({ kind, name }) => kind !== 'product' && !taken.has(name))
      .map(({ name }) => name)
    expect(left).toEqual(['failReplay', 'moveClock', 'interruptRewrite'])
  })
})

/** The number of chains that have fewer executions than before. */
function chainsWithLess(before: State | undefined, after: State): number {
  const counts = (state: State) =>
    viewOf(state).map((chain) => chain.filter((execution) => execution !== null).length)
  const remaining = counts(after)
  return before
    ? counts(before).filter((count, chain) => (remaining[chain] ?? 0) < count).length
    : 0
}
