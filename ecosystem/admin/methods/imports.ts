import { z } from 'zod'
import { adminMethod } from '../AdminMethod'
import { chainSchema, findSettlingChain } from '../findChain'

export const pauseImports = adminMethod({
  description: 'Has a chain import no interop root until that is resumed.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.tempo.pauseImports(findSettlingChain(network, chain).config.id)
    return null
  },
})

export const resumeImports = adminMethod({
  description: 'Has a chain import interop roots again, those that it missed first.',
  params: z.object({ chain: chainSchema }),
  run({ network }, { chain }) {
    network.tempo.resumeImports(findSettlingChain(network, chain).config.id)
    return null
  },
})
