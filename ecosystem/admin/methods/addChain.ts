import { z } from 'zod'
import { adminMethod } from '../AdminMethod'

export const addChain = adminMethod({
  description:
    'Starts another staking chain with its Staking contract, which the token approves and the manifest names. Returns its name, role, id and URL.',
  params: z.object({}),
  run: ({ addChain }) => addChain(),
})
