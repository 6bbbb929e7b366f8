import type { Account, Chain, Client, Transport } from 'viem'
import type { Config } from 'wagmi'
import { getConnectorClient, switchChain } from 'wagmi/actions'

/** Returns a client of the connected wallet on a chain, to which it is switched. */
export async function getWalletOn(
  config: Config,
  chainId: number,
): Promise<Client<Transport, Chain, Account>> {
  const { chain } = await getConnectorClient(config)
  if (chain?.id !== chainId) await switchChain(config, { chainId })
  return getConnectorClient(config, { chainId })
}
