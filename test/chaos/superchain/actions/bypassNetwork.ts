import fc from 'fast-check'
import { createClient, encodeFunctionData, keccak256 } from 'viem'
import { ipc } from 'viem/node'
import { crossL2InboxAbi } from '../../../../contracts/abi/CrossL2Inbox'
import { encodeAccessList, superchainAddresses } from '../../../../interop/superchain'
import { action } from '../../actions/Action'
import type { AnyRequest } from '../../World'
import type { SuperchainWorld } from '../SuperchainWorld'
import { anyChain } from './chains'

const payload = '0x1234'

/** Sends a transaction with a forged message to the node itself, past all checks of the network. */
export const bypassNetwork = action({
  name: 'bypassNetwork',
  weight: 1,
  params: fc.record({ chain: anyChain }),
  async run(world: SuperchainWorld, { chain }) {
    const { chainId } = world.chain(chain)
    const path = world.network.nodeSocket(chainId)
    if (path === null) return
    const client = createClient({ transport: ipc(path, { retryCount: 0, timeout: 5_000 }) })
    const id = {
      origin: superchainAddresses.l2ToL2CrossDomainMessenger,
      ...{ blockNumber: 1n, logIndex: 0n, timestamp: 1n, chainId: BigInt(chainId) },
    }
    try {
      const [from] = await client.request({ method: 'eth_accounts' })
      await client.request<AnyRequest>({
        method: 'eth_sendTransaction',
        params: [
          {
            from,
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
    } finally {
      ;(await client.transport.getRpcClient()).close()
    }
  },
})
