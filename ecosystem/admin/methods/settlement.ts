import { z } from 'zod'
import { adminMethod } from '../AdminMethod'

export const pauseSettlement = adminMethod({
  description: 'Has no batch committed, proven or executed until that is resumed.',
  params: z.object({}),
  run({ network: { tempo } }) {
    tempo.isPaused = true
    return null
  },
})

export const resumeSettlement = adminMethod({
  description: 'Goes on where settlement was paused.',
  params: z.object({}),
  run({ network: { tempo } }) {
    tempo.isPaused = false
    return null
  },
})

export const sealBatches = adminMethod({
  description: 'Makes a batch of what there is, on every chain, without waiting for more.',
  params: z.object({}),
  async run({ network }) {
    await network.sealBatches()
    return null
  },
})
