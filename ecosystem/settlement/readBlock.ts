import { parseEventLogs } from 'viem'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../interop'
import type { FollowedBlock } from '../node/followBlocks'
import type { ChainBlock } from './Batch'

/** The contracts whose events make up a batch's public data. */
export const batchedAddresses = [
  systemAddresses.l1Messenger,
  systemAddresses.interopRootStorage,
] as const

/** Takes from a block what its batch needs. */
export function readBlock({ logs, ...block }: FollowedBlock): ChainBlock {
  const sent = parseEventLogs({ abi: l1MessengerAbi, eventName: 'L1MessageSent', logs: [...logs] })
  const added = parseEventLogs({
    abi: l2InteropRootStorageAbi,
    eventName: 'InteropRootAdded',
    logs: [...logs],
  })
  const imports = new Set(added.map(({ transactionHash }) => transactionHash))
  return {
    ...block,
    messages: sent.map(({ args, transactionHash, transactionIndex, blockNumber, logIndex }) => ({
      transactionHash,
      transactionIndex,
      blockNumber,
      logIndex,
      sender: args._sender,
      data: args._message,
    })),
    importedRoots: added.flatMap(({ args }) =>
      args.sides.map((root) => ({ chainId: args.chainId, blockNumber: args.blockNumber, root })),
    ),
    isIdle: block.transactions.every((hash) => imports.has(hash)),
  }
}
