import { z } from 'zod'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findChain } from '../findChain'

export const pauseImports = adminMethod({
  description: 'Has a chain import no interop root until that is resumed.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.tempo.pauseImports(findChain(network, chain).config.id)
    return null
  },
})

export const resumeImports = adminMethod({
  description: 'Has a chain import interop roots again, those that it missed first.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.tempo.resumeImports(findChain(network, chain).config.id)
    return null
  },
})
