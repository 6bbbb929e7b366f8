import type { AccessList, Hash } from 'viem'
import { z } from 'zod'
import { encodeAccessList } from '../../../interop/superchain'
import type { AdminMethods } from '../../admin/AdminMethod'
import { errorCodes, JsonRpcError } from '../../jsonrpc/jsonRpc'
import * as schemas from '../../jsonrpc/schemas'
import { quantity } from '../quantity'
import { type BlockMessage, readMessages } from '../readBlock'
import type { SuperchainNetwork } from './SuperchainNetwork'
import { superchainMethod } from './superchainMethod'

const identifierSchema = z.object(
  {
    origin: schemas.address,
    blockNumber: quantity,
    logIndex: quantity,
    timestamp: quantity,
    chainId: quantity,
    payload: schemas.hex,
  },
  'must be an object with origin, blockNumber, logIndex, timestamp, chainId and payload',
)

const getConfig = superchainMethod({
  description: 'Reports the chains, as supersim does.',
  params: z.object({}),
  run: ({ network: { chains, protocol } }) => ({
    l2_configs: chains.map(({ config: { id, name, port } }) => ({
      name,
      chain_id: id,
      port,
      dependency_set: chains.map((other) => other.config.id).filter((other) => other !== id),
    })),
    interop_auto_relay: !protocol.relayer.isPaused,
  }),
})

const getMessage = superchainMethod({
  description: 'Returns a message by its hash, as supersim does.',
  params: z.object({ messageHash: schemas.hash }),
  async run({ network }, { messageHash }) {
    const { destination, source, nonce, sender, target, message } = await find(network, messageHash)
    return {
      Destination: Number(destination),
      Source: Number(source),
      Nonce: Number(nonce),
      Sender: sender,
      Target: target,
      Message: message,
    }
  },
})

const getAccessList = superchainMethod({
  description: 'Returns the access list with which a message is relayed, as supersim does.',
  params: z.object({ messageHash: schemas.hash }),
  async run({ network }, { messageHash }): Promise<{ accessList: AccessList }> {
    const { id, payload } = await find(network, messageHash)
    return { accessList: encodeAccessList(id, payload) }
  },
})

const getAccessListForIdentifier = superchainMethod({
  description: 'Returns the access list of an executing message, as supersim does.',
  params: z.object({ identifier: identifierSchema }),
  run(_, { identifier: { payload, ...id } }): { accessList: AccessList } {
    return { accessList: encodeAccessList(id, payload) }
  },
})

const setFailsafe = superchainMethod({
  description: 'Activates the interop failsafe, or ends it, as op-interop-filter does.',
  params: z.object({ enabled: z.boolean('must be true or false') }),
  run({ network: { protocol } }, { enabled }) {
    const { settings } = protocol.faults
    protocol.setFaults({ ...settings, filter: { ...settings.filter, failsafe: enabled } })
    return null
  },
})

const getFailsafe = superchainMethod({
  description: 'Returns whether the interop failsafe is active, as op-interop-filter does.',
  params: z.object({}),
  run: ({ network: { protocol } }) => protocol.faults.settings.filter.failsafe,
})

/** Methods under the names that supersim and op-interop-filter have for them. */
export const supersimMethods: AdminMethods<SuperchainNetwork> = {
  admin_getConfig: getConfig,
  admin_getL2ToL2MessageByMsgHash: getMessage,
  admin_getAccessListByMsgHash: getAccessList,
  admin_getAccessListForIdentifier: getAccessListForIdentifier,
  admin_setFailsafeEnabled: setFailsafe,
  admin_getFailsafeEnabled: getFailsafe,
}

/** The latest log of a message, which may have been sent again. */
async function find({ chains, protocol }: SuperchainNetwork, hash: Hash): Promise<BlockMessage> {
  const pending = protocol.relayer.find(hash)
  if (pending) return pending.message
  const sentIn = protocol.sentMessages.blockOf(hash)
  const chain = chains.find(({ id }) => id === sentIn?.chainId)
  if (sentIn && chain) {
    const { node, id } = chain
    const { blockNumber } = sentIn
    const blocks = await node.blocks.read(blockNumber, blockNumber)
    const sent = blocks.flatMap((block) => readMessages(block, id).sent)
    const found = sent.findLast(({ messageHash }) => messageHash === hash)
    if (found) return found
  }
  throw new JsonRpcError(errorCodes.invalidParams, `No chain has sent a message ${hash}.`)
}
