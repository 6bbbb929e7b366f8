import { type Address, isAddress } from 'viem'
import { z } from 'zod'

export type ManifestChain = {
  /** Display name, and name of the Hardhat network. */
  name: string
  chainId: number
  rpcUrl: string
  /** Block explorer, if the chain has one. */
  explorerUrl?: string | undefined
}

export type ManifestContract = {
  address: Address
  /** The block of its deployment, from which its events are read. */
  blockNumber: number
}

/** The chains and contracts of an environment. */
export type Manifest = {
  environment: string
  settlementLayer: ManifestChain
  stakingChains: (ManifestChain & { staking: ManifestContract })[]
  rewardsChain: ManifestChain & { token: ManifestContract }
  /** The interop center on every chain except the settlement layer; absent until it is deployed. */
  interopCenter?: Address | undefined
  /** Admin endpoint of a local network; absent for live chains. */
  adminUrl?: string | undefined
}

/** The chains of a network, regardless of their contracts. */
export type ChainsManifest = {
  environment: string
  settlementLayer: ManifestChain
  /** The chains that settle on the settlement layer. */
  chains: ManifestChain[]
  adminUrl?: string | undefined
}

/** A manifest that the explorer supports. */
export type ShownManifest = Manifest | ChainsManifest

const addressSchema = z.custom<Address>(
  (value) => typeof value === 'string' && isAddress(value),
  'must be a checksummed address',
)

const chainSchema = z.strictObject({
  name: z.string().min(1),
  chainId: z.int().positive(),
  rpcUrl: z.url({ protocol: /^https?$/ }),
  explorerUrl: z.url({ protocol: /^https?$/ }).optional(),
})

const contractSchema = z.strictObject({
  address: addressSchema,
  blockNumber: z.int().nonnegative(),
})

const networkSchema = z.strictObject({
  environment: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be lowercase letters, digits and dashes'),
  settlementLayer: chainSchema,
  adminUrl: z.url({ protocol: /^https?$/ }).optional(),
})

/** The chains and contracts of an environment, as used by the web app and the scripts. */
export const manifestSchema: z.ZodType<Manifest, unknown> = networkSchema.extend({
  stakingChains: z.array(chainSchema.extend({ staking: contractSchema })).min(1),
  rewardsChain: chainSchema.extend({ token: contractSchema }),
  interopCenter: addressSchema.optional(),
})

export const chainsManifestSchema: z.ZodType<ChainsManifest, unknown> = networkSchema.extend({
  chains: z.array(chainSchema),
})

export const shownManifestSchema: z.ZodType<ShownManifest, unknown> = z.union([
  manifestSchema,
  chainsManifestSchema,
])
