import { z } from 'zod'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findSettlingChain } from '../findChain'

export const pauseImports = adminMethod({
  description: 'Pauses imports of interop roots on a chain until they are resumed.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.protocol.scheduler.pauseImports(findSettlingChain(network, chain).config.id)
    return null
  },
})

export const resumeImports = adminMethod({
  description: 'Resumes imports of interop roots on a chain, starting with those that it skipped.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.protocol.scheduler.resumeImports(findSettlingChain(network, chain).config.id)
    return null
  },
})
