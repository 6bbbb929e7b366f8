import fc from 'fast-check'
import { encodeFunctionData, keccak256 } from 'viem'
import { crossL2InboxAbi } from '../../../../contracts/abi/CrossL2Inbox'
import { buildExecutingMessage, superchainAddresses } from '../../../../interop/superchain'
import { action } from '../../actions/Action'
import type { SuperchainWorld } from '../SuperchainWorld'
import { sendOnce } from '../sendOnce'

const lastBlocks = 20n

/** Executes any log of a chain on another, also one of an execution: so executions rely on each other. */
export const executeLog = action({
  name: 'executeLog',
  weight: 15,
  params: fc.record({
    source: fc.nat({ max: 3 }),
    offset: fc.nat({ max: 2 }),
    log: fc.nat({ max: 999 }),
  }),
  async run(world: SuperchainWorld, params) {
    const { source, destination } = world.twoChains(params.source, params.offset)
    const client = world.client(source)
    const head = await client.getBlockNumber()
    const logs = await client.getLogs({ fromBlock: head > lastBlocks ? head - lastBlocks : 0n })
    const log = logs[params.log % logs.length]
    if (!log) return
    const { transactionHash: hash, logIndex } = log
    const { id, payload, accessList } = await buildExecutingMessage(client, { hash, logIndex })
    await sendOnce(world, destination, {
      to: superchainAddresses.crossL2Inbox,
      data: encodeFunctionData({
        abi: crossL2InboxAbi,
        functionName: 'validateMessage',
        args: [id, keccak256(payload)],
      }),
      accessList,
    })
  },
})
