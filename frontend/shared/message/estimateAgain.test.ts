import { describe, expect, it } from 'vitest'
import { estimateAgain } from './estimateAgain'

const at = (seconds: number) => new Date(seconds * 1_000)

describe('estimateAgain', () => {
  it('keeps an estimate that is not over', () => {
    expect(estimateAgain(at(100), at(90))).toEqual(at(100))
    expect(estimateAgain(at(100), at(100))).toEqual(at(100))
  })

  it('never estimates a time that has passed', () => {
    for (let late = 1; late < 500; late += 7)
      expect(estimateAgain(at(100), at(100 + late)).getTime()).toBeGreaterThan(
        at(100 + late).getTime(),
      )
  })

  it('changes the estimate in steps, and the less often the later it is', () => {
    expect(estimateAgain(at(100), at(101))).toEqual(at(110))
    expect(estimateAgain(at(100), at(105))).toEqual(at(110))
    expect(estimateAgain(at(100), at(106))).toEqual(at(120))
    expect(estimateAgain(at(100), at(160))).toEqual(at(220))
  })
})
