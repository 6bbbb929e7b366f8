import { describe, expect, it } from 'vitest'
import { describeGaps } from './describeGaps'

const page = [
  '| detector | where | answer |',
  '| --- | --- | --- |',
  '| `assembly` | `Trees.leaf`, `Trees.root` | Saves memory. |',
].join('\n')

describe('describeGaps', () => {
  it('default: none if each finding has a row, whatever the order', () => {
    const findings = ['Trees.root', 'Trees.leaf'].map((place) => ({ detector: 'assembly', place }))
    expect(describeGaps(findings, page)).toEqual([])
  })

  it('behavior: names a finding of another detector or place', () => {
    const answered = ['Trees.root', 'Trees.leaf'].map((place) => ({ detector: 'assembly', place }))
    const findings = [...answered, { detector: 'timestamp', place: 'Trees.root' }]
    expect(describeGaps(findings, page)).toEqual(['No answer to timestamp in Trees.root.'])
  })

  it('behavior: names an answer without a finding', () => {
    expect(describeGaps([{ detector: 'assembly', place: 'Trees.leaf' }], page)).toEqual([
      'An answer, but no finding: assembly in Trees.root.',
    ])
  })
})
