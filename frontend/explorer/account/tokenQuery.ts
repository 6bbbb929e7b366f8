import { queryOptions } from '@tanstack/react-query'
import { type Address, type Client, ContractFunctionExecutionError, erc20Abi } from 'viem'
import { readContract } from 'viem/actions'
import { isUnreachable } from '../../shared/errors/isUnreachable'

/** How the amounts of a token are written. */
export type Token = { symbol: string; decimals: number }

/** Contracts can call themselves anything. */
const maxSymbolLength = 12

/** The symbol and decimals of a token; null if the contract does not tell. */
export function tokenQuery(
  client: Client,
  { chainId, address }: { chainId: number; address: Address },
) {
  return queryOptions({
    queryKey: ['token', chainId, address],
    async queryFn(): Promise<Token | null> {
      const read = <name extends 'symbol' | 'decimals'>(functionName: name) =>
        readContract(client, { address, abi: erc20Abi, functionName })
      try {
        const [symbol, decimals] = await Promise.all([read('symbol'), read('decimals')])
        return { symbol: symbol.slice(0, maxSymbolLength), decimals }
      } catch (error) {
        if (error instanceof ContractFunctionExecutionError && !isUnreachable(error)) return null
        throw error
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
