import type { ChainRole } from '../../../ecosystem/config/chains'
import type { Ecosystem } from '../../../ecosystem/createEcosystem'

/** Where the chains of an ecosystem are: the settlement layer, the first two to stake on, and the one of rewards. */
export function chainUrls({ chains }: Ecosystem) {
  const urls = (role: ChainRole) =>
    chains.flatMap((chain) => (chain.role === role ? [chain.rpcUrl] : []))
  const [gateway] = urls('gateway')
  const [source, other] = urls('staking')
  const [rewards] = urls('rewards')
  if (!gateway || !source || !other || !rewards) throw new Error('A chain is missing')
  return { gateway, source, other, rewards }
}
