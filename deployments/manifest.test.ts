import { describe, expect, it } from 'vitest'
import type { ZodType } from 'zod'
import {
  type ChainsManifest,
  chainsManifestSchema,
  type Manifest,
  manifestSchema,
  type SuperchainChainsManifest,
  type SuperchainManifest,
  schemaOf,
  stakingManifestSchema,
  superchainChainsManifestSchema,
  superchainManifestSchema,
} from './manifest'

const chain = (name: string, chainId: number) => ({
  name,
  chainId,
  rpcUrl: `http://127.0.0.1:${chainId}`,
})
const contract = { address: '0x5FbDB2315678afecb367f032d93F642f64180aa3', blockNumber: 3 } as const
const contracts = {
  stakingChains: [{ ...chain('staking1', 901), staking: contract }],
  rewardsChain: { ...chain('rewards', 903), token: contract },
}
const chains = [chain('chain1', 901), chain('chain2', 902)]
const settlementLayer = chain('gateway', 506)

const zksync: Manifest = { environment: 'local', settlementLayer, ...contracts }
const zksyncChains: ChainsManifest = { environment: 'local', settlementLayer, chains }
const superchain: SuperchainManifest = {
  protocol: 'superchain',
  environment: 'superchain',
  ...contracts,
}
const superchainChains: SuperchainChainsManifest = {
  protocol: 'superchain',
  environment: 'superchain',
  chains,
}

const schemas: [string, ZodType, unknown][] = [
  ['ZKsync', manifestSchema, zksync],
  ['ZKsync, without contracts', chainsManifestSchema, zksyncChains],
  ['the Superchain', superchainManifestSchema, superchain],
  ['the Superchain, without contracts', superchainChainsManifestSchema, superchainChains],
]

describe.each(schemas)('a manifest of %s', (name, schema, manifest) => {
  it('is valid by its own schema alone, which it is recognized by', () => {
    expect(schemaOf(manifest)).toBe(schema)
    for (const [other, otherSchema] of schemas)
      expect(otherSchema.safeParse(manifest).success).toBe(other === name)
    expect(schema.parse(manifest)).toEqual(manifest)
  })
})

describe('the protocol of a manifest', () => {
  it('can be named for ZKsync', () => {
    const named = { ...zksync, protocol: 'zksync' }
    expect(manifestSchema.parse(named)).toEqual(named)
  })

  it('decides whether there is a settlement layer', () => {
    expect(superchainManifestSchema.safeParse({ ...superchain, settlementLayer }).success).toBe(
      false,
    )
    const { settlementLayer: _, ...without } = zksync
    expect(manifestSchema.safeParse(without).success).toBe(false)
  })

  it('must be known', () => {
    const { error } = schemaOf({ ...zksync, protocol: 'other' }).safeParse({
      ...zksync,
      protocol: 'other',
    })
    expect(error?.issues[0]?.path).toEqual(['protocol'])
  })

  it('is either, for the staking dApp', () => {
    expect(stakingManifestSchema.parse(zksync)).toEqual(zksync)
    expect(stakingManifestSchema.parse(superchain)).toEqual(superchain)
    expect(stakingManifestSchema.safeParse(superchainChains).success).toBe(false)
  })
})
