import { z } from 'zod'
import { paceSchema } from '../../config/pace'
import { adminMethod } from '../AdminMethod'

export const setPace = adminMethod({
  description: 'Sets how long the stages take: a name, or the five delays in milliseconds.',
  params: z.object({ pace: paceSchema }),
  run({ network: { tempo } }, { pace }) {
    tempo.pace = pace
    return pace
  },
})
