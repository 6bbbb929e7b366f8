import { z } from 'zod'
import { faultsSchema } from '../../faults/Faults'
import { adminMethod } from '../AdminMethod'

export const setFaults = adminMethod({
  description: 'Has things go wrong as told from now on, and all others go right; answers with it.',
  params: z.object({ faults: faultsSchema.prefault({}) }),
  run({ network }, { faults }) {
    network.faults.settings = faults
    return faults
  },
})
