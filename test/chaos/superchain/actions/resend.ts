import { getSentMessages } from '../../../../interop/superchain'
import { action } from '../../actions/Action'
import { resendMessage } from '../resendMessage'
import type { SuperchainWorld } from '../SuperchainWorld'
import { chooseMessage, messageIndex } from './chooseMessage'

export const resend = action({
  name: 'resend',
  weight: 4,
  params: messageIndex,
  async run(world: SuperchainWorld, params) {
    const chosen = chooseMessage(world, params.message)
    if (!chosen) return
    const { hash, source } = chosen
    const [message] = await getSentMessages(world.client(source), { hash })
    if (message) await resendMessage(world, source, message)
  },
})
