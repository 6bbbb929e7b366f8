import type { Client, GetBlockErrorType, GetContractEventsErrorType, Hash } from 'viem'
import { getBlock, getContractEvents } from 'viem/actions'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../addresses'
import type { ErrorType } from '../errors/ErrorType'
import type { InteropRootId } from '../types'

/** The import of an interop root on a chain. */
export type RootImport = {
  transactionHash: Hash
  /** Block of the importing chain. */
  blockNumber: bigint
  importedAt: Date
}

export type GetRootImportParameters = InteropRootId & {
  /**
   * First block of the importing chain to search. Many nodes limit the range on long chains.
   * @default 0n
   */
  fromBlock?: bigint | undefined
  /**
   * Last block of the importing chain to search.
   * @default the latest block
   */
  toBlock?: bigint | undefined
}

export type GetRootImportReturnType = RootImport | null

export type GetRootImportErrorType = GetContractEventsErrorType | GetBlockErrorType | ErrorType

/**
 * Returns the transaction that imported an interop root.
 *
 * - Docs: `@interstake/interop/docs/interop.md#getrootimport`
 * - JSON-RPC Methods: `eth_getLogs`, `eth_getBlockByNumber`
 *
 * @param client - Client of the importing chain.
 * @param parameters - {@link GetRootImportParameters}
 * @returns The import; null if there is none in the given blocks. {@link GetRootImportReturnType}
 * @throws {@link GetRootImportErrorType} if a request to the node fails.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getRootImport } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const rootImport = await getRootImport(client, { chainId: 506n, blockNumber: 25n })
 */
export async function getRootImport(
  client: Client,
  parameters: GetRootImportParameters,
): Promise<GetRootImportReturnType> {
  const { chainId, blockNumber, fromBlock = 0n, toBlock = 'latest' } = parameters
  const [event] = await getContractEvents(client, {
    address: systemAddresses.interopRootStorage,
    abi: l2InteropRootStorageAbi,
    eventName: 'InteropRootAdded',
    args: { chainId, blockNumber },
    fromBlock,
    toBlock,
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
