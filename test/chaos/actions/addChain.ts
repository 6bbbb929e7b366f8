import { action, noParams } from './Action'

export const addChain = action({
  name: 'addChain',
  weight: 1,
  params: noParams,
  async run(world) {
    await world.admin('addChain')
    world.network.refresh()
  },
})
