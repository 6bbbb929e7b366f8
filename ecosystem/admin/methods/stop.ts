import { z } from 'zod'
import { adminMethod } from '../AdminMethod'

export const stop = adminMethod({
  description: 'Stops the network.',
  params: z.object({}),
  run({ stop }) {
    // The answer comes first.
    setImmediate(stop)
    return null
  },
})
