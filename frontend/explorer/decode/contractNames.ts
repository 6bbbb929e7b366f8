import type { Address } from 'viem'
import type { Manifest } from '../../../deployments/manifest'
import { systemAddresses } from '../../../interop/addresses'

const everywhere: Record<Address, string> = {
  [systemAddresses.bootloader]: 'Bootloader',
  [systemAddresses.l1Messenger]: 'L1Messenger',
  [systemAddresses.interopRootStorage]: 'L2InteropRootStorage',
  [systemAddresses.messageVerification]: 'L2MessageVerification',
}

const onSettlementLayer: Record<Address, string> = {
  [systemAddresses.bridgehub]: 'Bridgehub',
  [systemAddresses.messageRoot]: 'MessageRoot',
}

/**
 * The names of a chain's contracts, by their addresses in lower case.
 *
 * @param zkChains - The contracts of the chains on their settlement layer, as far as they are known.
 */
export function contractNames(
  { settlementLayer, stakingChains, rewardsChain }: Manifest,
  chainId: number,
  zkChains: readonly { name: string; address: Address }[] = [],
): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(everywhere))
  if (chainId === settlementLayer.chainId) {
    for (const [address, name] of Object.entries(onSettlementLayer)) names.set(address, name)
    for (const { name, address } of zkChains) names.set(address.toLowerCase(), `ZKChain ${name}`)
  }
  for (const { chainId: id, staking } of stakingChains)
    if (id === chainId) names.set(staking.address.toLowerCase(), 'Staking')
  if (chainId === rewardsChain.chainId)
    names.set(rewardsChain.token.address.toLowerCase(), 'InteropToken')
  return names
}
