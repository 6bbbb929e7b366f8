import { type Address, isAddress } from 'viem'
import { z } from 'zod'

export type ManifestChain = {
  /** Display name, and name of the Hardhat network. */
  name: string
  chainId: number
  rpcUrl: string
  /** Block explorer, if the chain has one. */
  explorerUrl?: string | undefined
  /** Shown instead of the name. */
  displayName?: string | undefined
  /** Image as a data URL; pages may not load images from elsewhere. */
  logo?: string | undefined
  /** Such as "#8247e5". */
  color?: string | undefined
}

export type ManifestContract = {
  address: Address
  /** The block of its deployment, from which its events are read. */
  blockNumber: number
}

export type StakingChain = ManifestChain & { staking: ManifestContract }
export type RewardsChain = ManifestChain & { token: ManifestContract }

/** What the manifests of every protocol have. */
export type NetworkManifest = {
  environment: string
  /** Admin endpoint of a local network; absent for live chains. */
  adminUrl?: string | undefined
  /** Where the web app of the environment is, which the explorer links to. */
  appUrl?: string | undefined
  /** Whether the ETH of its chains is that of Ethereum mainnet, so that pages may show what it is worth. */
  etherHasValue?: boolean | undefined
}

/** Networks of ZKsync chains; also those whose manifest does not name its protocol. */
export type ZksyncManifest = NetworkManifest & {
  protocol?: 'zksync' | undefined
  settlementLayer: ManifestChain
}

export type SuperchainNetworkManifest = NetworkManifest & { protocol: 'superchain' }

/** The chains and contracts of an environment. */
export type Manifest = ZksyncManifest & {
  stakingChains: StakingChain[]
  rewardsChain: RewardsChain
  /** The interop center on every chain except the settlement layer; absent until it is deployed. */
  interopCenter?: Address | undefined
}

/** The chains of a network, regardless of their contracts. */
export type ChainsManifest = ZksyncManifest & {
  /** The chains that settle on the settlement layer. */
  chains: ManifestChain[]
}

/** The chains and contracts of an environment on the Superchain. */
export type SuperchainManifest = SuperchainNetworkManifest & {
  stakingChains: StakingChain[]
  rewardsChain: RewardsChain
}

/** The chains of a network of the Superchain, regardless of their contracts. */
export type SuperchainChainsManifest = SuperchainNetworkManifest & { chains: ManifestChain[] }

/** A manifest with the contracts of the staking dApp, on any protocol. */
export type StakingManifest = Manifest | SuperchainManifest

/** A manifest of any network, which the explorer shows. */
export type ShownManifest = StakingManifest | ChainsManifest | SuperchainChainsManifest

const addressSchema = z.custom<Address>(
  (value) => typeof value === 'string' && isAddress(value),
  'must be a checksummed address',
)

const chainSchema = z.strictObject({
  name: z.string().min(1),
  chainId: z.int().positive(),
  rpcUrl: z.url({ protocol: /^https?$/ }),
  explorerUrl: z.url({ protocol: /^https?$/ }).optional(),
  displayName: z.string().min(1).max(40).optional(),
  logo: z
    .string()
    .regex(/^data:image\/(png|svg\+xml|webp|jpeg)[;,]/, 'must be a data URL of an image')
    .optional(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a color such as #8247e5')
    .optional(),
})

const contractSchema = z.strictObject({
  address: addressSchema,
  blockNumber: z.int().nonnegative(),
})

const networkSchema = z.strictObject({
  environment: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be lowercase letters, digits and dashes'),
  adminUrl: z.url({ protocol: /^https?$/ }).optional(),
  appUrl: z.url({ protocol: /^https?$/ }).optional(),
  etherHasValue: z.boolean().optional(),
})

const zksyncSchema = networkSchema.extend({
  protocol: z.literal('zksync').optional(),
  settlementLayer: chainSchema,
})

const superchainSchema = networkSchema.extend({ protocol: z.literal('superchain') })

const chains = { chains: z.array(chainSchema) }

const stakingContracts = {
  stakingChains: z.array(chainSchema.extend({ staking: contractSchema })).min(1),
  rewardsChain: chainSchema.extend({ token: contractSchema }),
}

/** The chains and contracts of an environment, as used by the web app and the scripts. */
export const manifestSchema: z.ZodType<Manifest, unknown> = zksyncSchema.extend({
  ...stakingContracts,
  interopCenter: addressSchema.optional(),
})

export const chainsManifestSchema: z.ZodType<ChainsManifest, unknown> = zksyncSchema.extend(chains)

export const superchainManifestSchema: z.ZodType<SuperchainManifest, unknown> =
  superchainSchema.extend(stakingContracts)

export const superchainChainsManifestSchema: z.ZodType<SuperchainChainsManifest, unknown> =
  superchainSchema.extend(chains)

export const stakingManifestSchema: z.ZodType<StakingManifest, unknown> = z.union([
  manifestSchema,
  superchainManifestSchema,
])

export const shownManifestSchema: z.ZodType<ShownManifest, unknown> = z.union([
  stakingManifestSchema,
  chainsManifestSchema,
  superchainChainsManifestSchema,
])

const formSchema = z.object({
  protocol: z.unknown().optional(),
  chains: z.array(z.unknown()).optional().catch(undefined),
})

/** Chooses the schema of a manifest, so that its issues are about that form alone. */
export function schemaOf(value: unknown): z.ZodType<ShownManifest, unknown> {
  const { protocol, chains } = formSchema.safeParse(value).data ?? {}
  if (protocol === 'superchain')
    return chains ? superchainChainsManifestSchema : superchainManifestSchema
  return chains ? chainsManifestSchema : manifestSchema
}
