import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../../../jsonrpc/jsonRpc'
import * as schemas from '../../../jsonrpc/schemas'
import { superchainMethod } from '../superchainMethod'

export const pauseRelayer = superchainMethod({
  description: 'Pauses the relayer: no message is relayed until it is resumed.',
  params: z.object({}),
  run({ network: { protocol } }) {
    protocol.relayer.isPaused = true
    return null
  },
})

export const resumeRelayer = superchainMethod({
  description: 'Resumes the relayer, or starts it if the network was started without.',
  params: z.object({}),
  run({ network: { protocol } }) {
    protocol.relayer.isPaused = false
    return null
  },
})

export const relayMessage = superchainMethod({
  description: 'Relays a message immediately, also while the relayer is paused.',
  params: z.object({ messageHash: schemas.hash }),
  async run({ network: { chains, protocol } }, { messageHash }) {
    const pending = protocol.relayer.find(messageHash)
    const chain = chains.find(({ id }) => id === pending?.message.destination)
    if (!pending || !chain)
      throw new JsonRpcError(
        errorCodes.invalidParams,
        `No message ${messageHash} waits to be relayed to a chain of the network.`,
      )
    await protocol.relayer.relayNow(chain, pending)
    return null
  },
})
