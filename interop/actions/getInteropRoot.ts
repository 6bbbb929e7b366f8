import { BaseError, type Client, ContractFunctionZeroDataError, type Hash, zeroHash } from 'viem'
import { readContract } from 'viem/actions'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../addresses'
import { InteropUnsupportedError } from '../errors/message'
import type { InteropRootId } from '../types'

export type GetInteropRootParameters = InteropRootId

export type GetInteropRootReturnType = Hash | null

/**
 * Reads an interop root that a chain has imported.
 *
 * @param client - Client of the chain that verifies.
 * @returns The root of that block of the settlement layer, or null as long as it is not imported.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getInteropRoot } from './interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const root = await getInteropRoot(client, { chainId: 506n, blockNumber: 25n })
 */
export async function getInteropRoot(
  client: Client,
  { chainId, blockNumber }: GetInteropRootParameters,
): Promise<GetInteropRootReturnType> {
  const address = systemAddresses.interopRootStorage
  try {
    const root = await readContract(client, {
      address,
      abi: l2InteropRootStorageAbi,
      functionName: 'interopRoots',
      args: [chainId, blockNumber],
    })
    return root === zeroHash ? null : root
  } catch (error) {
    if (error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionZeroDataError))
      throw new InteropUnsupportedError({ address, cause: error })
    throw error
  }
}
