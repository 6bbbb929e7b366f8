import { z } from 'zod'
import { adminMethod } from '../AdminMethod'

export const addChain = adminMethod({
  description: 'Starts another chain to stake on; answers its name, id and address.',
  params: z.object({}),
  run: ({ addChain }) => addChain(),
})
