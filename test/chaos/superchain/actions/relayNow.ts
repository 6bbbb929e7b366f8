import { getSentMessages } from '../../../../interop/superchain'
import { action } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'
import { chooseMessage, messageIndex } from './chooseMessage'

/** Has the network relay a message immediately. */
export const relayNow = action({
  name: 'relayNow',
  weight: 2,
  params: messageIndex,
  async run(world: SuperchainWorld, params) {
    const chosen = chooseMessage(world, params.message)
    if (!chosen) return
    const { hash, source } = chosen
    const [message] = await getSentMessages(world.client(source), { hash })
    if (message) await world.admin('relayMessage', message.messageHash)
  },
})
