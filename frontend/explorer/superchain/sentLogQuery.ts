import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getBlockNumber, getContractEvents, getLogs } from 'viem/actions'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { findInRanges } from '../../../interop/rpc/readInRanges'
import { getSentMessages } from '../../../interop/superchain/actions/getSentMessages'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import type { MessageIdentifier } from '../../../interop/superchain/types'

/** What identifies the log of a message: its identifier or, for a relayed one, its destination and nonce. */
export type SentLogId =
  | Pick<MessageIdentifier, 'origin' | 'blockNumber' | 'logIndex'>
  | { destination: bigint; nonce: bigint }

/** The transaction of a log. */
export type SentLog = {
  transactionHash: Hash
  /** Index among the messages of the transaction; null if it is the log of another contract. */
  messageIndex: number | null
}

/** The log that a transaction on another chain executed; null if there is none. */
export function sentLogQuery(source: Client, { chainId, id }: { chainId: number; id: SentLogId }) {
  return queryOptions({
    queryKey: ['sentLog', chainId, ...Object.values(id).map(String)],
    queryFn: async (): Promise<SentLog | null> => {
      const log = await findLog(source, id)
      if (!log) return null
      const { transactionHash, logIndex } = log
      const messages = await getSentMessages(source, { hash: transactionHash })
      const messageIndex = messages.findIndex((message) => message.logIndex === logIndex)
      return { transactionHash, messageIndex: messageIndex === -1 ? null : messageIndex }
    },
    // A node that does not have the log yet may be behind.
    staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
  })
}

async function findLog(source: Client, id: SentLogId) {
  if ('origin' in id) {
    const { origin, blockNumber, logIndex } = id
    const logs = await getLogs(source, {
      address: origin,
      fromBlock: blockNumber,
      toBlock: blockNumber,
    })
    return logs.find((log) => BigInt(log.logIndex) === logIndex)
  }
  const { destination, nonce } = id
  const log = await findInRanges(
    source,
    { fromBlock: 0n, toBlock: await getBlockNumber(source, { cacheTime: 0 }) },
    (range) =>
      getContractEvents(source, {
        address: superchainAddresses.l2ToL2CrossDomainMessenger,
        abi: l2ToL2CrossDomainMessengerAbi,
        eventName: 'SentMessage',
        args: { destination, messageNonce: nonce },
        ...range,
        strict: true,
      }),
  )
  return log
}
