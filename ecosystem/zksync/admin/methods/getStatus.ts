import { z } from 'zod'
import { describeStatus } from '../describeStatus'
import { zksyncMethod } from '../zksyncMethod'

export const getStatus = zksyncMethod({
  description:
    'Reports pace, pauses and faults; for each chain its head, the last batch sealed, committed, proven and executed, the last imported root, the messages that are not executed yet, whether its node is up and responsive, and why it does not settle or import roots, if it does not.',
  params: z.object({}),
  run: ({ network }) => describeStatus(network),
})
