import { chainSchema } from '../../config/chains'
import { adminMethod } from '../AdminMethod'

export const addChain = adminMethod({
  description:
    'Starts another chain of the network, and deploys the contracts that belong on it. Name, id and port default to the next free ones. Returns its name, role, id and URL.',
  params: chainSchema.pick({ name: true, id: true, port: true }).partial(),
  run: ({ addChain }, parameters) => addChain(parameters),
})
