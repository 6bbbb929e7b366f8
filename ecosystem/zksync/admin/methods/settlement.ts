import { z } from 'zod'
import { zksyncMethod } from '../zksyncMethod'

export const pauseSettlement = zksyncMethod({
  description:
    'Pauses settlement: no batch is committed, proven or executed until it is resumed. Nothing is lost.',
  params: z.object({}),
  run({ network: { protocol } }) {
    protocol.scheduler.isPaused = true
    return null
  },
})

export const resumeSettlement = zksyncMethod({
  description: 'Resumes settlement where it was paused.',
  params: z.object({}),
  run({ network: { protocol } }) {
    protocol.scheduler.isPaused = false
    return null
  },
})

export const sealBatches = zksyncMethod({
  description:
    'Seals a batch of all blocks so far on every chain, without waiting for further blocks. A rollback or reorg in progress is completed first.',
  params: z.object({}),
  async run({ network }) {
    await network.protocol.sealBatches()
    return null
  },
})
