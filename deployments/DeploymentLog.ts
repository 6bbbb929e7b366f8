import type { Address, Hash } from 'viem'

/** A contract whose deployment was sent. */
export type SentDeployment = { chainId: number; name: string; address: Address; hash: Hash }

/** Records deployments before they are sent, so that none is repeated after a failure. */
export type DeploymentLog = {
  /** The last deployment of a contract that was sent. */
  find: (chainId: number, name: string) => SentDeployment | undefined
  /** Resolves or returns once it is durable. */
  add: (sent: SentDeployment) => void
}
