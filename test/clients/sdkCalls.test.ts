import { generateKeyPairSync, sign } from 'node:crypto'
import { Interface } from 'ethers'
import { type Address, concat, createPublicClient, http, parseAbi, sha256, toHex } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Wallet } from 'zksync-ethers'
import { z } from 'zod'
import { stakingAbi } from '../../contracts/abi/Staking'
import { richAccount } from '../../ecosystem/config/accounts'
import * as schemas from '../../ecosystem/jsonrpc/schemas'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { chainUrls } from './helpers/chainUrls'
import { zksyncProvider } from './helpers/zksyncProvider'

/** What ZKsync's SDKs of 2026 call before anything else, in their order and by their signatures. */
const abi = parseAbi([
  'function assetRouter() view returns (address)',
  'function L1_NULLIFIER() view returns (address)',
  'function l1NativeTokenVault() view returns (address)',
  'function chainTypeManager(uint256 chainId) view returns (address)',
  'function getSemverProtocolVersion() view returns (uint32, uint32, uint32)',
  'function baseToken(uint256 chainId) view returns (address)',
  'function baseTokenAssetId(uint256 chainId) view returns (bytes32)',
  'function settlementLayer(uint256 chainId) view returns (uint256)',
  'function messageRoot() view returns (address)',
  'function assetId(address token) view returns (bytes32)',
  'function l2TransactionBaseCost(uint256, uint256, uint256, uint256) view returns (uint256)',
  'error NotOnLocalNetwork(bytes4 selector)',
])
const ether = '0x0000000000000000000000000000000000000001'

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem({ stakingChains: 2 })
  await ecosystem.addChain()
})

afterAll(() => ecosystem.stop())

const connect = (url: string) => createPublicClient({ transport: http(url), pollingInterval: 20 })

async function bridgehub(): Promise<Address> {
  const { source } = chainUrls(ecosystem)
  return schemas.address.parse(await zks(source, 'zks_getBridgehubContract'))
}

/** Asks for a method of ZKsync's own. */
async function zks(url: string, method: string, ...params: unknown[]): Promise<unknown> {
  const provider = zksyncProvider(url)
  try {
    return await provider.send(method, params)
  } finally {
    provider.destroy()
  }
}

describe('the Bridgehub of the settlement layer', () => {
  it('returns the contracts in place of the bridges', async () => {
    const client = connect(chainUrls(ecosystem).gateway)
    const read = (address: Address, functionName: 'L1_NULLIFIER' | 'l1NativeTokenVault') =>
      client.readContract({ address, abi, functionName })
    const address = await bridgehub()
    const router = await client.readContract({ address, abi, functionName: 'assetRouter' })
    const vault = await read(await read(router, 'L1_NULLIFIER'), 'l1NativeTokenVault')
    expect(
      await client.readContract({ address: vault, abi, functionName: 'assetId', args: [ether] }),
    ).toMatch(/^0x[0-9a-f]{64}$/)
  })

  it('returns each chain, including an added one', async () => {
    const client = connect(chainUrls(ecosystem).gateway)
    const address = await bridgehub()
    const { chainId: layerId } = ecosystem.manifest.settlementLayer
    const settling = ecosystem.chains.filter(({ id }) => id !== ecosystem.settlementLayer.id)
    expect(settling).toHaveLength(4)
    for (const { id } of settling) {
      const args = [BigInt(id)] as const
      expect(await client.readContract({ address, abi, functionName: 'baseToken', args })).toBe(
        ether,
      )
      expect(
        await client.readContract({ address, abi, functionName: 'settlementLayer', args }),
      ).toBe(BigInt(layerId))
      const manager = await client.readContract({
        address,
        abi,
        functionName: 'chainTypeManager',
        args,
      })
      expect(
        await client.readContract({
          address: manager,
          abi,
          functionName: 'getSemverProtocolVersion',
        }),
      ).toEqual([0, 29, 0])
    }
  })

  it('rejects deposits from an L1', async () => {
    const client = connect(chainUrls(ecosystem).gateway)
    await expect(
      client.readContract({
        address: await bridgehub(),
        abi,
        functionName: 'l2TransactionBaseCost',
        args: [34_234n, 1n, 1n, 1n],
      }),
    ).rejects.toThrow('NotOnLocalNetwork')
  })

  it('returns the base token to zksync-ethers', async () => {
    const { gateway, source } = chainUrls(ecosystem)
    const layer = zksyncProvider(gateway)
    const provider = zksyncProvider(source)
    try {
      const wallet = new Wallet(richAccount.privateKey, provider, layer)
      expect(await wallet.getBaseToken()).toBe(ether)
    } finally {
      layer.destroy()
      provider.destroy()
    }
  })
})

describe('zks_getL2ToL1LogProof', () => {
  const answer = z.object({
    id: z.number(),
    batchNumber: z.number(),
    root: schemas.hash,
    proof: z.array(schemas.hash),
    gatewayBlockNumber: z.number(),
  })

  it('returns the path to the batch or the interop root, and the settlement block, in every mode', async () => {
    const { source } = chainUrls(ecosystem)
    const provider = zksyncProvider(source)
    try {
      const wallet = new Wallet(richAccount.privateKey, provider)
      const to = ecosystem.manifest.stakingChains[0]?.staking.address ?? ''
      const data = new Interface(stakingAbi).encodeFunctionData('deposit')
      const sent = await wallet.sendTransaction({ to, data, value: 1n })
      await sent.waitFinalize()
      const proofs = await Promise.all(
        [[], [null], ['l1BatchRoot'], ['messageRoot'], ['proof_based_gw']].map(async (mode) =>
          answer.parse(
            await provider.send('zks_getL2ToL1LogProof', [
              sent.hash.toUpperCase().replace('X', 'x'),
              0,
              ...mode,
            ]),
          ),
        ),
      )
      const [byDefault, byNull, byBatch, byRoot, byGateway] = proofs
      expect(byNull).toEqual(byDefault)
      expect(byBatch).toEqual(byDefault)
      expect(byGateway).toEqual(byRoot)
      expect(byDefault?.proof).toHaveLength(16)
      expect(byRoot?.proof.length).toBeGreaterThan(16)
      expect(new Set(proofs.map(({ gatewayBlockNumber }) => gatewayBlockNumber)).size).toBe(1)
    } finally {
      provider.destroy()
    }
  })
})

describe('P256VERIFY', () => {
  it('accepts a signature on every chain', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const message = Buffer.from('every chain')
    const data = concat([
      sha256(message),
      toHex(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
      toHex(Buffer.from(x, 'base64url')),
      toHex(Buffer.from(y, 'base64url')),
    ])
    for (const { rpcUrl } of ecosystem.chains)
      expect(
        await connect(rpcUrl).call({ to: '0x0000000000000000000000000000000000000100', data }),
      ).toEqual({ data: toHex(1, { size: 32 }) })
  })
})
