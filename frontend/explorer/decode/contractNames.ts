import type { Address } from 'viem'
import { findSettlementLayer } from '../../../deployments/interopChains'
import type { ShownManifest } from '../../../deployments/manifest'
import { systemAddresses } from '../../../interop/addresses'
import { superchainAddresses } from '../../../interop/superchain/addresses'

const everywhere: Record<NonNullable<ShownManifest['protocol']>, Record<Address, string>> = {
  zksync: {
    [systemAddresses.bootloader]: 'Bootloader',
    [systemAddresses.l1Messenger]: 'L1Messenger',
    [systemAddresses.interopRootStorage]: 'L2InteropRootStorage',
    [systemAddresses.messageVerification]: 'L2MessageVerification',
  },
  superchain: {
    [superchainAddresses.crossL2Inbox]: 'CrossL2Inbox',
    [superchainAddresses.l2ToL2CrossDomainMessenger]: 'L2ToL2CrossDomainMessenger',
    [superchainAddresses.superchainETHBridge]: 'SuperchainETHBridge',
    [superchainAddresses.ethLiquidity]: 'ETHLiquidity',
  },
}

/** The names of the contracts of the staking dApp. */
const ownNames = {
  zksync: { staking: 'Staking', token: 'InteropToken' },
  superchain: { staking: 'SuperchainStaking', token: 'SuperchainToken' },
} as const

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
  const { protocol = 'zksync' } = manifest
  const names = new Map(Object.entries(everywhere[protocol]))
  if (chainId === findSettlementLayer(manifest)?.chainId) {
    for (const [address, name] of Object.entries(onSettlementLayer)) names.set(address, name)
    for (const { name, address } of zkChains) names.set(address.toLowerCase(), `ZKChain ${name}`)
  }
  if (
    'interopCenter' in manifest &&
    manifest.interopCenter &&
    chainId !== manifest.settlementLayer.chainId
  )
    names.set(manifest.interopCenter.toLowerCase(), 'InteropCenter')
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
  const { stakingChains, rewardsChain, protocol = 'zksync' } = manifest
  if (chainId === rewardsChain.chainId)
    return { name: ownNames[protocol].token, address: rewardsChain.token.address }
  const staking = stakingChains.find((chain) => chain.chainId === chainId)?.staking
  return staking && { name: ownNames[protocol].staking, address: staking.address }
}
