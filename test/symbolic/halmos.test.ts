import { describe, expect, it } from 'vitest'
import { verdictOf } from './halmos'

describe('verdictOf', () => {
  it.each([
    [0, 0, 'proven'],
    [1, 0, 'refuted'],
    [0, 1, 'not decided: loops exceed the bound'],
    [2, 0, 'not decided: the solver ran out of time'],
    [4, 0, 'not decided: every path reverts'],
    [9, 0, 'not decided: exit code 9'],
  ])('exit code %d with %d loops cut off: %3$s', (exitCode, boundedLoops, verdict) => {
    expect(verdictOf(exitCode, boundedLoops)).toBe(verdict)
  })
})
