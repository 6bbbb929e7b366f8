import { z } from 'zod'
import { faultsSchema } from '../../Faults'
import { zksyncMethod } from '../zksyncMethod'

export const setFaults = zksyncMethod({
  description:
    'Injects these faults from now on, instead of all earlier ones. Returns them, including defaults.',
  params: z.object({ faults: faultsSchema.prefault({}) }),
  run({ network }, { faults }) {
    network.protocol.faults.settings = faults
    return faults
  },
})
