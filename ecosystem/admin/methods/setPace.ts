import { z } from 'zod'
import { paceSchema } from '../../config/pace'
import { adminMethod } from '../AdminMethod'

export const setPace = adminMethod({
  description:
    'Sets the pace of settlement, also for stages in progress: a name, or the delays seal, commit, prove, execute and import in milliseconds.',
  params: z.object({ pace: paceSchema }),
  run({ network: { protocol } }, { pace }) {
    protocol.scheduler.pace = pace
    return pace
  },
})
