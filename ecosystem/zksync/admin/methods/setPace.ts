import { z } from 'zod'
import { paceSchema } from '../../pace'
import { zksyncMethod } from '../zksyncMethod'

export const setPace = zksyncMethod({
  description:
    'Sets the pace of settlement, also for stages in progress: a name, or the delays seal, commit, prove, execute and import in milliseconds.',
  params: z.object({ pace: paceSchema }),
  run({ network: { protocol } }, { pace }) {
    protocol.scheduler.pace = pace
    return pace
  },
})
