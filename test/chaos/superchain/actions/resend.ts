import { action } from '../../actions/Action'
import { resendMessage } from '../resendMessage'
import type { SuperchainWorld } from '../SuperchainWorld'
import { chooseSentMessage, messageIndex } from './chooseMessage'

export const resend = action({
  name: 'resend',
  weight: 4,
  params: messageIndex,
  async run(world: SuperchainWorld, params) {
    const chosen = await chooseSentMessage(world, params.message)
    if (chosen) await resendMessage(world, chosen.source, chosen.message)
  },
})
