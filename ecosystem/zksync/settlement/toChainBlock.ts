import { type Address, isAddressEqual, parseEventLogs } from 'viem'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../../interop'
import type { FollowedBlock, FollowedLog } from '../../anvil/followBlocks'
import type { ChainBlock } from './Batch'

const emittedBy = (contract: Address, logs: readonly FollowedLog[]) =>
  logs.filter(({ address }) => isAddressEqual(address, contract))

/** Converts a block to the parts that its batch needs. */
export function toChainBlock({ logs, transactions, ...block }: FollowedBlock): ChainBlock {
  const hashes = transactions.map(({ hash }) => hash)
  const sent = parseEventLogs({
    abi: l1MessengerAbi,
    eventName: 'L1MessageSent',
    logs: emittedBy(systemAddresses.l1Messenger, logs),
  })
  const added = parseEventLogs({
    abi: l2InteropRootStorageAbi,
    eventName: 'InteropRootAdded',
    logs: emittedBy(systemAddresses.interopRootStorage, logs),
  })
  const imports = new Set(added.map(({ transactionHash }) => transactionHash))
  return {
    ...block,
    transactions: hashes,
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
    isImportOnly: hashes.every((hash) => imports.has(hash)),
  }
}
