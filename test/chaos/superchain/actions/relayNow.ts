import { action } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'
import { chooseSentMessage, messageIndex } from './chooseMessage'

/** Requests the relay of a message by the admin method. */
export const relayNow = action({
  name: 'relayNow',
  weight: 2,
  params: messageIndex,
  async run(world: SuperchainWorld, params) {
    const chosen = await chooseSentMessage(world, params.message)
    if (chosen) await world.admin('relayMessage', chosen.message.messageHash)
  },
})
