import { z } from 'zod'
import { chainSchema } from '../../../admin/findChain'
import { findSettlingChain } from '../findSettlingChain'
import { zksyncMethod } from '../zksyncMethod'

export const pauseImports = zksyncMethod({
  description: 'Pauses imports of interop roots on a chain until they are resumed.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.protocol.scheduler.pauseImports(findSettlingChain(network, chain).config.id)
    return null
  },
})

export const resumeImports = zksyncMethod({
  description: 'Resumes imports of interop roots on a chain, starting with those that it skipped.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.protocol.scheduler.resumeImports(findSettlingChain(network, chain).config.id)
    return null
  },
})
