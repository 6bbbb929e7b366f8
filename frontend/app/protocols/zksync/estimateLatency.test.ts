import { describe, expect, it } from 'vitest'
import { type BatchTimes, estimateLatency } from './estimateLatency'

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1_000)
const times = (...seconds: [number, number, number, number]): BatchTimes => ({
  sent: at(seconds[0]),
  committed: at(seconds[1]),
  proven: at(seconds[2]),
  executed: at(seconds[3]),
})

describe('estimateLatency', () => {
  it('takes the median of the times from sent to each stage', () => {
    expect(
      estimateLatency([times(0, 1, 2, 3), times(10, 90, 95, 99), times(20, 22, 24, 26)]),
    ).toEqual({ committed: 2_000, proven: 4_000, executed: 6_000 })
  })

  it('leaves out what nodes do not tell', () => {
    expect(estimateLatency([{ ...times(0, 1, 2, 3), committed: null, proven: null }])).toEqual({
      executed: 3_000,
    })
  })

  it('knows no negative time, whatever the clocks of the chains', () => {
    expect(estimateLatency([times(5, 4, 6, 7)]).committed).toBe(0)
  })

  it('learns nothing from nothing', () => {
    expect(estimateLatency([])).toEqual({})
  })
})
