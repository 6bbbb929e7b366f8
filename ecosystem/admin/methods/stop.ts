import { z } from 'zod'
import { adminMethod } from '../AdminMethod'

/** By then the answer has been sent, on a connection that stopping closes. */
const answerMs = 100

export const stop = adminMethod({
  description: 'Stops the network.',
  params: z.object({}),
  run({ stop }) {
    setTimeout(stop, answerMs)
    return null
  },
})
