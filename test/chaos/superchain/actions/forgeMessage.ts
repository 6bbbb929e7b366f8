import fc from 'fast-check'
import { action } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'
import { anyChain } from './chains'

/** Executes a message that no chain has sent. */
export const forgeMessage = action({
  name: 'forgeMessage',
  weight: 3,
  params: fc.record({ chain: anyChain }),
  async run(world: SuperchainWorld, { chain }) {
    await world.admin('forgeMessage', chain)
  },
})
