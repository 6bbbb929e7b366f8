import {
  type Address,
  BaseError,
  type Client,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
} from 'viem'
import { readContract } from 'viem/actions'
import { systemAddresses } from '../addresses'
import { getZkChainAbi } from './settlementAbi'

/** Returns the contract of a chain on its settlement layer; null if there is no Bridgehub that knows it. */
export async function getZkChain(
  settlementLayer: Client,
  chainId: bigint,
): Promise<Address | null> {
  try {
    return await readContract(settlementLayer, {
      address: systemAddresses.bridgehub,
      abi: getZkChainAbi,
      functionName: 'getZKChain',
      args: [chainId],
    })
  } catch (error) {
    const isAnswer =
      error instanceof BaseError &&
      error.walk(
        (cause) =>
          cause instanceof ContractFunctionZeroDataError ||
          cause instanceof ContractFunctionRevertedError,
      ) !== null
    if (isAnswer) return null
    throw error
  }
}
