import type { Client, Hash } from 'viem'
import { getBlock, getContractEvents } from 'viem/actions'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../addresses'
import type { InteropRootId } from '../types'

/** How a chain came to know an interop root. */
export type RootImport = {
  transactionHash: Hash
  /** Block of the importing chain. */
  blockNumber: bigint
  importedAt: Date
}

export type GetRootImportParameters = InteropRootId & {
  /**
   * Where to look, in blocks of the importing chain: nodes of long chains want bounds.
   * @default the whole chain
   */
  fromBlock?: bigint | undefined
  toBlock?: bigint | undefined
}

export type GetRootImportReturnType = RootImport | null

/**
 * Finds the transaction by which a chain imported an interop root.
 *
 * @param client - Client of the importing chain.
 * @returns Null when there is none in these blocks.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getRootImport } from './interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const rootImport = await getRootImport(client, { chainId: 506n, blockNumber: 25n })
 */
export async function getRootImport(
  client: Client,
  { chainId, blockNumber, fromBlock = 0n, toBlock }: GetRootImportParameters,
): Promise<GetRootImportReturnType> {
  const [event] = await getContractEvents(client, {
    address: systemAddresses.interopRootStorage,
    abi: l2InteropRootStorageAbi,
    eventName: 'InteropRootAdded',
    args: { chainId, blockNumber },
    fromBlock,
    toBlock: toBlock ?? 'latest',
    strict: true,
  })
  if (!event) return null
  const { timestamp } = await getBlock(client, { blockNumber: event.blockNumber })
  return {
    transactionHash: event.transactionHash,
    blockNumber: event.blockNumber,
    importedAt: new Date(Number(timestamp) * 1_000),
  }
}
