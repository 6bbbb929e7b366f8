import { z } from 'zod'
import { faultsSchema } from '../../faults/Faults'
import { adminMethod } from '../AdminMethod'

export const setFaults = adminMethod({
  description:
    'Injects these faults from now on, instead of all earlier ones. Returns them, including defaults.',
  params: z.object({ faults: faultsSchema.prefault({}) }),
  run({ network }, { faults }) {
    network.faults.settings = faults
    return faults
  },
})
