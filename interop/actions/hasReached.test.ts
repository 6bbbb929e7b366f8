import { describe, expect, it } from 'vitest'
import { messageStages } from '../messageStages'
import { hasReached } from './hasReached'

describe('hasReached', () => {
  it('holds for a stage and all that come before it', () => {
    const reached = messageStages.filter((stage) => hasReached('committed', stage))
    expect(reached).toEqual(['unknown', 'pending', 'sent', 'batched', 'committed'])
  })

  it('holds for nothing but failure when a message failed', () => {
    expect(messageStages.some((stage) => hasReached('failed', stage))).toBe(false)
    expect(messageStages.some((stage) => hasReached(stage, 'failed'))).toBe(false)
    expect(hasReached('failed', 'failed')).toBe(true)
  })
})
