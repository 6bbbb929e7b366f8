import { encodeFunctionData } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { buildExecutingMessage, superchainAddresses } from '../../../../interop/superchain'
import { action } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'
import { sendOnce } from '../sendOnce'
import { chooseMessage, messageIndex } from './chooseMessage'

/** Relays a message by hand, also one that is already relayed. */
export const relay = action({
  name: 'relay',
  weight: 15,
  params: messageIndex,
  async run(world: SuperchainWorld, params) {
    const chosen = chooseMessage(world, params.message)
    if (!chosen) return
    const { hash, source, destination } = chosen
    const { id, payload, accessList } = await buildExecutingMessage(world.client(source), { hash })
    await sendOnce(world, destination, {
      to: superchainAddresses.l2ToL2CrossDomainMessenger,
      data: encodeFunctionData({
        abi: l2ToL2CrossDomainMessengerAbi,
        functionName: 'relayMessage',
        args: [id, payload],
      }),
      accessList,
    })
  },
})
