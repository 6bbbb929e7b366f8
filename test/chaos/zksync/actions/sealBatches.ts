import { action, noParams } from '../../actions/Action'
import type { ZksyncWorld } from '../ZksyncWorld'

export const sealBatches = action({
  name: 'sealBatches',
  weight: 2,
  params: noParams,
  async run(world: ZksyncWorld) {
    await world.admin('sealBatches')
  },
})
