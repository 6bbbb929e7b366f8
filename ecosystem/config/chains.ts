import { type Address, isAddress } from 'viem'
import { z } from 'zod'

/** Configuration of a chain. */
export type ChainConfig = {
  /** Unique within the network; also the name of its Hardhat network. */
  name: string
  /** Chain id, unique within the network. */
  id: number
  /** JSON-RPC port over HTTP and WebSocket, to which the port offset is added. */
  port: number
  /** What the chain is for, as the banner and the status show it. */
  role?: string | undefined
  /** Accounts that have a balance from the beginning, besides the development accounts. */
  accounts?: readonly GenesisAccount[] | undefined
}

export type GenesisAccount = {
  address: Address
  /** Wei, as a decimal or hexadecimal string. */
  balance: string
}

/** The chains of a network. */
export type ChainTable = {
  /** Where the batches of all other chains settle; only with ZKsync's interop. */
  settlementLayer?: ChainConfig | undefined
  chains: readonly ChainConfig[]
}

/** A chain to add; the network chooses what is omitted. */
export type AddChainParameters = {
  name?: string | undefined
  id?: number | undefined
  port?: number | undefined
}

/** A chain of a running network. */
export type EcosystemChain = {
  name: string
  id: number
  /** What the chain is for; null if nothing was configured. */
  role: string | null
  /** JSON-RPC over HTTP; the same over WebSocket with `ws:` instead of `http:`. */
  rpcUrl: string
}

/** Maximum number of chains besides the settlement layer. */
export const maxChains = 21

/** Port of the admin methods, to which the port offset is added. */
export const adminPort = 3040

/** The same for the Superchain; supersim has its admin methods there, too. */
export const superchainAdminPort = 8420

const maxPort = 65_535

export const chainSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z][\w-]*$/, 'must be letters, digits, dashes and underscores'),
  id: z.int().positive(),
  port: z.int().min(1).max(maxPort),
  role: z.string().min(1).optional(),
  accounts: z
    .array(
      z.strictObject({
        address: z.custom<Address>(
          (value) => typeof value === 'string' && isAddress(value),
          'must be an address',
        ),
        balance: z.string().regex(/^(\d+|0x[0-9a-fA-F]+)$/, 'must be a number of wei'),
      }),
    )
    .readonly()
    .optional(),
}) satisfies z.ZodType<ChainConfig>

const free = ['name', 'id', 'port'] as const

/** A chain table in which no two chains have the same name, id or port. */
export const chainTableSchema = z
  .strictObject({
    settlementLayer: chainSchema.optional(),
    chains: z.array(chainSchema).min(1).max(maxChains).readonly(),
  })
  .superRefine((table, context) => {
    const all = allChains(table)
    for (const field of free) {
      const values = all.map((chain) => chain[field])
      const twice = values.find((value, index) => values.indexOf(value) !== index)
      if (twice !== undefined)
        context.addIssue({ code: 'custom', message: `two chains have the ${field} ${twice}` })
    }
    const reserved = table.settlementLayer ? adminPort : superchainAdminPort
    if (all.some(({ port }) => port === reserved))
      context.addIssue({
        code: 'custom',
        message: `port ${reserved} is reserved for the admin methods`,
      })
  })

/** All chains of a table, the settlement layer first. */
export function allChains({ settlementLayer, chains }: ChainTable): ChainConfig[] {
  return settlementLayer ? [settlementLayer, ...chains] : [...chains]
}

/** The chain that is added to a table by default. */
export function nextChain(table: ChainTable): ChainConfig {
  const all = allChains(table)
  const highest = (field: 'id' | 'port') => Math.max(...all.map((chain) => chain[field]))
  let number = table.chains.length + 1
  while (all.some(({ name }) => name === `chain${number}`)) number++
  return { name: `chain${number}`, id: highest('id') + 1, port: highest('port') + 1 }
}
