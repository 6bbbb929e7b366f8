import { encodeFunctionData, type Hash, type Hex, keccak256, stringToHex } from 'viem'
import { z } from 'zod'
import { crossL2InboxAbi } from '../../../../contracts/abi/CrossL2Inbox'
import { encodeAccessList, superchainAddresses } from '../../../../interop/superchain'
import { chainSchema, findChain } from '../../../admin/findChain'
import { nextTimestamp } from '../../../node/nextTimestamp'
import { retryAcrossRestarts } from '../../../node/retryAcrossRestarts'
import { forgerAccount } from '../../installPredeploys'
import { superchainMethod } from '../superchainMethod'

type SendTransaction = {
  Method: 'eth_sendTransaction'
  Parameters: [Record<string, unknown>]
  ReturnType: Hash
}

/** No block has this many logs. */
const forgedLogIndex = 1_000_000n

export const forgeMessage = superchainMethod({
  description:
    'Executes a forged message on a chain, past the checks of its node: one that no chain has sent. Returns the hash of the transaction. The block with it is replaced.',
  params: z.object({ chain: chainSchema }),
  async run({ network }, { chain: idOrName }) {
    network.assertWritable()
    const { node, id: chainId } = findChain(network, idOrName)
    const { signal } = network.protocol
    return retryAcrossRestarts([node], signal, async () => {
      const payload: Hex = stringToHex('forged message')
      const id = {
        origin: superchainAddresses.l2ToL2CrossDomainMessenger,
        blockNumber: node.blocks.head,
        logIndex: forgedLogIndex,
        timestamp: await nextTimestamp(node),
        chainId,
      }
      return node.client.request<SendTransaction>({
        method: 'eth_sendTransaction',
        params: [
          {
            from: forgerAccount,
            to: superchainAddresses.crossL2Inbox,
            data: encodeFunctionData({
              abi: crossL2InboxAbi,
              functionName: 'validateMessage',
              args: [id, keccak256(payload)],
            }),
            accessList: encodeAccessList(id, payload),
          },
        ],
      })
    })
  },
})
