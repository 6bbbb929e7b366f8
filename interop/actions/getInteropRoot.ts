import {
  BaseError,
  type Client,
  ContractFunctionZeroDataError,
  type Hash,
  type ReadContractErrorType,
  zeroHash,
} from 'viem'
import { readContract } from 'viem/actions'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../addresses'
import type { ErrorType } from '../errors/ErrorType'
import { InteropUnsupportedError, type InteropUnsupportedErrorType } from '../errors/message'
import type { InteropRootId } from '../types'

export type GetInteropRootParameters = InteropRootId

export type GetInteropRootReturnType = Hash | null

export type GetInteropRootErrorType =
  | InteropUnsupportedErrorType
  | ReadContractErrorType
  | ErrorType

/**
 * Returns an interop root that a chain has imported.
 *
 * - Docs: `@interstake/interop/docs/interop.md#getinteroproot`
 * - JSON-RPC Methods: `eth_call`
 *
 * @param client - Client of the verifying chain.
 * @param parameters - {@link GetInteropRootParameters}
 * @returns The interop root of the settlement layer's block; null until it is imported. {@link GetInteropRootReturnType}
 * @throws {@link InteropUnsupportedError} if the chain has no interop root storage.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getInteropRoot } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const root = await getInteropRoot(client, { chainId: 506n, blockNumber: 25n })
 */
export async function getInteropRoot(
  client: Client,
  parameters: GetInteropRootParameters,
): Promise<GetInteropRootReturnType> {
  const { chainId, blockNumber } = parameters
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
