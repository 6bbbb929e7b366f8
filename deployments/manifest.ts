import { type Address, isAddress } from 'viem'
import { z } from 'zod'

/** The environment that `npm start` and `npm run ecosystem` bring up. */
export const localEnvironment = 'local'

export type ManifestChain = {
  /** Shown to people and used as name of its Hardhat network. */
  name: string
  chainId: number
  rpcUrl: string
  /** Block explorer, where the chain has one. */
  explorerUrl?: string | undefined
}

export type ManifestContract = {
  address: Address
  /** The block that deployed it: where reading its events starts. */
  blockNumber: number
}

/** Where the contracts of an environment are. */
export type Manifest = {
  environment: string
  settlementLayer: ManifestChain
  stakingChains: (ManifestChain & { staking: ManifestContract })[]
  rewardsChain: ManifestChain & { token: ManifestContract }
  /** The interop center, on every chain but the settlement layer; absent until it is deployed. */
  interopCenter?: Address | undefined
  /** Where a local network takes admin methods; absent elsewhere. */
  adminUrl?: string | undefined
}

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

/** Where the contracts of one environment are: all that the web app and the scripts know of it. */
export const manifestSchema: z.ZodType<Manifest, unknown> = z.strictObject({
  environment: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and dashes'),
  settlementLayer: chainSchema,
  stakingChains: z.array(chainSchema.extend({ staking: contractSchema })).min(1),
  rewardsChain: chainSchema.extend({ token: contractSchema }),
  interopCenter: addressSchema.optional(),
  adminUrl: z.url({ protocol: /^https?$/ }).optional(),
})
