import type { Client } from 'viem'
import { useConfig } from 'wagmi'
import type { ConfigParameter } from './ConfigParameter'

/** Returns the clients of the configured chains, by id. @throws If a chain is not configured. */
export function useClientOf(parameters: ConfigParameter): (chainId: number) => Client {
  const config = useConfig(parameters)
  return (chainId) => config.getClient({ chainId })
}
