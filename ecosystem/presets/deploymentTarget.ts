import { privateKeyToAccount } from 'viem/accounts'
import type { DeploymentChain } from '../../deployments/deploymentChain'
import { richAccount } from '../config/accounts'
import type { ReadyChain } from '../config/commonOptions'

/** A chain of a local network to deploy to, from the rich account of the tutorial. */
export function deploymentTarget({ name, id, rpcUrl, client }: ReadyChain): DeploymentChain {
  return {
    ...{ name, chainId: id, rpcUrl, client },
    account: privateKeyToAccount(richAccount.privateKey),
  }
}
