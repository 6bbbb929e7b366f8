import { z } from 'zod'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findSettlingChain } from '../findChain'

export const pauseImports = adminMethod({
  description: 'Stops a chain from importing interop roots until they are resumed.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.scheduler.pauseImports(findSettlingChain(network, chain).config.id)
    return null
  },
})

export const resumeImports = adminMethod({
  description: 'Lets a chain import interop roots again, starting with those that it missed.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.scheduler.resumeImports(findSettlingChain(network, chain).config.id)
    return null
  },
})
