import { describe, expect, it } from 'vitest'
import { messageStages } from '../messageStages'
import { hasReached } from './hasReached'

describe('hasReached', () => {
  it('is true for a stage and all earlier ones', () => {
    const reached = messageStages.filter((stage) => hasReached('committed', stage))
    expect(reached).toEqual(['unknown', 'pending', 'sent', 'batched', 'committed'])
  })

  it('is true only for failure once a message failed', () => {
    expect(messageStages.some((stage) => hasReached('failed', stage))).toBe(false)
    expect(messageStages.some((stage) => hasReached(stage, 'failed'))).toBe(false)
    expect(hasReached('failed', 'failed')).toBe(true)
  })
})
