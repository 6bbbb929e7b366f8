import { type Address, isAddress } from 'viem'
import { z } from 'zod'

/** The environment that `npm start` and `npm run ecosystem` bring up. */
export const localEnvironment = 'local'

const addressSchema = z.custom<Address>(
  (value) => typeof value === 'string' && isAddress(value),
  'must be a checksummed address',
)

const chainSchema = z.strictObject({
  /** Shown to people and used as name of its Hardhat network. */
  name: z.string().min(1),
  chainId: z.int().positive(),
  rpcUrl: z.url({ protocol: /^https?$/ }),
  /** Block explorer, where the chain has one. */
  explorerUrl: z.url({ protocol: /^https?$/ }).optional(),
})

const contractSchema = z.strictObject({
  address: addressSchema,
  /** The block that deployed it: where reading its events starts. */
  blockNumber: z.int().nonnegative(),
})

/** Where the contracts of one environment are: all that the web app and the scripts know of it. */
export const manifestSchema = z.strictObject({
  environment: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and dashes'),
  settlementLayer: chainSchema,
  stakingChains: z.array(chainSchema.extend({ staking: contractSchema })).min(1),
  rewardsChain: chainSchema.extend({ token: contractSchema }),
  /** The interop centre, on every chain but the settlement layer; absent until it is deployed. */
  interopCenter: addressSchema.optional(),
  /** Where the local network takes orders, such as its pace; absent elsewhere. */
  adminUrl: z.url({ protocol: /^https?$/ }).optional(),
})

export type Manifest = z.infer<typeof manifestSchema>
export type ManifestChain = z.infer<typeof chainSchema>
