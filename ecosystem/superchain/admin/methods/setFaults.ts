import { z } from 'zod'
import { superchainFaultsSchema } from '../../SuperchainFaults'
import { superchainMethod } from '../superchainMethod'

export const setFaults = superchainMethod({
  description:
    'Injects these faults from now on, instead of all earlier ones. Returns them, including defaults.',
  params: z.object({ faults: superchainFaultsSchema.prefault({}) }),
  run({ network: { protocol } }, { faults }) {
    protocol.setFaults(faults)
    return faults
  },
})
