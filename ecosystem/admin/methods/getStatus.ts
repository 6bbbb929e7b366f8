import { z } from 'zod'
import { adminMethod } from '../AdminMethod'
import { describeStatus } from '../describeStatus'

export const getStatus = adminMethod({
  description: 'Tells the pace, the faults that were asked for, and how far each chain has come.',
  params: z.object({}),
  run: ({ network }) => describeStatus(network),
})
