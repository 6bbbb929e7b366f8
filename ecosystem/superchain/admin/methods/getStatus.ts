import { z } from 'zod'
import { describeStatus } from '../describeStatus'
import { superchainMethod } from '../superchainMethod'

export const getStatus = superchainMethod({
  description:
    'Reports pace, pauses and faults; for each chain its head, the last safe and finalized block, the messages to it that are not relayed, and whether its node is up and responsive.',
  params: z.object({}),
  run: ({ network }) => describeStatus(network),
})
