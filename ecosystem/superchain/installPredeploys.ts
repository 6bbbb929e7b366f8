import { superchainAddresses } from '../../interop/superchain'
import { impersonate, installContract, operator, prepareNode } from '../anvil/genesis'
import type { NodeClient } from '../anvil/startNode'
import type { GenesisAccount } from '../config/chains'
import type { Predeploys } from './systemContracts'

/** The account that the network relays messages from. */
export const relayerAccount = operator('relayer')

/** The account that the network sends forged messages from. */
export const forgerAccount = operator('forger')

/** The balance of `ETHLiquidity` on live chains. */
const liquidity = 2n ** 128n - 1n

/** Deploys the predeploys of a chain, and funds the public test account. */
export async function installPredeploys(
  client: NodeClient,
  predeploys: Predeploys,
  accounts: readonly GenesisAccount[] = [],
): Promise<void> {
  const { crossL2Inbox, l2ToL2CrossDomainMessenger, superchainETHBridge, ethLiquidity } =
    superchainAddresses
  await Promise.all([
    installContract(client, crossL2Inbox, predeploys.CrossL2Inbox),
    installContract(client, l2ToL2CrossDomainMessenger, predeploys.L2ToL2CrossDomainMessenger),
    installContract(client, superchainETHBridge, predeploys.SuperchainETHBridge),
    installContract(client, ethLiquidity, predeploys.ETHLiquidity),
    client.setBalance({ address: ethLiquidity, value: liquidity }),
    impersonate(client, relayerAccount),
    impersonate(client, forgerAccount),
    prepareNode(client, accounts),
  ])
}
