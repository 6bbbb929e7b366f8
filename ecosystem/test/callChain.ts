import { requestNode } from '../anvil/requestNode'
import type { StakingEcosystem } from './stakingEcosystem'

/** Calls a JSON-RPC method of a chain, by the chain's name, as its clients do. */
export function callChain(
  { chains }: Pick<StakingEcosystem, 'chains'>,
  name: string,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  const chain = chains.find((candidate) => candidate.name === name)
  return requestNode(new URL(chain?.rpcUrl ?? '').host, method, params)
}
