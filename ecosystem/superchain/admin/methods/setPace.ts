import { z } from 'zod'
import { superchainPaceSchema } from '../../pace'
import { superchainMethod } from '../superchainMethod'

export const setPace = superchainMethod({
  description:
    'Sets the pace: a name, or the delays relay, safe and finalize in milliseconds. Messages that wait for the relayer keep theirs.',
  params: z.object({ pace: superchainPaceSchema }),
  run({ network: { protocol } }, { pace }) {
    protocol.pace = pace
    return pace
  },
})
