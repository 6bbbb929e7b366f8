import { action, noParams } from './Action'

export const sealBatches = action({
  name: 'sealBatches',
  weight: 2,
  params: noParams,
  async run(world) {
    await world.admin('sealBatches')
  },
})
