import type { Address } from 'viem'
import { findSettlementLayer } from '../../../deployments/interopChains'
import type { ShownManifest } from '../../../deployments/manifest'
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
 * The names of a chain's contracts, by lowercase address.
 *
 * @param zkChains - The contracts of the chains on the settlement layer, if known.
 */
export function contractNames(
  manifest: ShownManifest,
  chainId: number,
  zkChains: readonly { name: string; address: Address }[] = [],
): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(everywhere))
  if (chainId === findSettlementLayer(manifest)?.chainId) {
    for (const [address, name] of Object.entries(onSettlementLayer)) names.set(address, name)
    for (const { name, address } of zkChains) names.set(address.toLowerCase(), `ZKChain ${name}`)
  }
  const own = ownContract(manifest, chainId)
  if (own) names.set(own.address.toLowerCase(), own.name)
  return names
}

/** The contract of the staking dApp on a chain. */
export function ownContract(
  manifest: ShownManifest,
  chainId: number,
): { name: string; address: Address } | undefined {
  if ('chains' in manifest) return undefined
  const { stakingChains, rewardsChain } = manifest
  if (chainId === rewardsChain.chainId)
    return { name: 'InteropToken', address: rewardsChain.token.address }
  const staking = stakingChains.find((chain) => chain.chainId === chainId)?.staking
  return staking && { name: 'Staking', address: staking.address }
}
