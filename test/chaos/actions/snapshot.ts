import * as schemas from '../../../ecosystem/jsonrpc/schemas'
import { action, noParams } from './Action'

export const snapshot = action({
  name: 'snapshot',
  weight: 3,
  params: noParams,
  async run(world) {
    const requestedAt = performance.now()
    const { incarnation } = world.network
    const id = schemas.hex.parse(await world.admin('snapshot'))
    world.snapshots.push({ id, requestedAt, incarnation })
  },
})
