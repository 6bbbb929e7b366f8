import type { Client } from 'viem'
import type { Config } from 'wagmi'

/** Returns the client of the chain that a message is for; undefined if it is not configured. */
export function destinationIn(config: Config): (chainId: bigint) => Client | undefined {
  return (chainId) => {
    const chain = config.chains.find(({ id }) => BigInt(id) === chainId)
    return chain && config.getClient({ chainId: chain.id })
  }
}
