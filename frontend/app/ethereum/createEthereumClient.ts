import { type Client, createClient } from 'viem'
import { chainTransport } from '../../shared/environment/chainTransport'

export const ethereumChainId = 1

/** Creates a client for Ethereum mainnet. It fails if the node is one of another chain. */
export function createEthereumClient(rpcUrl: string): Client {
  return createClient({
    transport: chainTransport(
      { name: 'Ethereum', chainId: ethereumChainId, rpcUrl },
      { isLocal: false },
    ),
    // Anyone can give a name a resolver that refers to servers of their choice.
    ccipRead: false,
  })
}
