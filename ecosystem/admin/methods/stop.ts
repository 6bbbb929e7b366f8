import { z } from 'zod'
import { adminMethod } from '../AdminMethod'

/** By then the response has been sent; stopping closes its connection. */
const answerMs = 100

export const stop = adminMethod({
  description: 'Stops the network.',
  params: z.object({}),
  run({ stop }) {
    setTimeout(stop, answerMs)
    return null
  },
})
