import { zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServedChain } from '../../test/startServedChain'

let chain: Awaited<ReturnType<typeof startServedChain>>

beforeAll(async () => {
  chain = await startServedChain()
})

afterAll(() => chain.stop())

describe('methods of a ZKsync node', () => {
  it.each([
    ['zks_estimateGasL1ToL2', /no L1/],
    ['zks_getBlockMetadataByNumber', /use eth_getBlockByNumber/],
    ['zks_getBytecodeByHash', /use eth_getCode/],
    ['zks_getBytecodeSupplierContract', /No contract publishes/],
    ['zks_getFeeParams', /use zks_estimateFee/],
    ['zks_getGenesis', /without a genesis file/],
    ['zks_getImtInclusionProof', /later protocol/],
    ['zks_getImtLowNullifierIndex', /later protocol/],
    ['zks_getImtNonInclusionProof', /later protocol/],
    ['zks_getProof', /use eth_getProof/],
    ['zks_getProtocolVersion', /verification keys/],
  ])('%s is rejected with the reason', async (method, reason) => {
    await expect(chain.call(method, [])).rejects.toMatchObject({
      code: -32004,
      message: expect.stringMatching(reason),
    })
  })

  it('that do not exist are unknown', async () => {
    await expect(chain.call('zks_getNonsense', [])).rejects.toMatchObject({ code: -32601 })
  })

  it('zks_getConfirmedTokens lists ether', async () => {
    const ether = { l1Address: zeroAddress, symbol: 'ETH', name: 'Ether', decimals: 18 }
    expect(await chain.call('zks_getConfirmedTokens', [0, 255])).toMatchObject([ether])
    expect(await chain.call('zks_getConfirmedTokens', [1, 255])).toEqual([])
    expect(await chain.call('zks_getConfirmedTokens', [0, 0])).toEqual([])
  })

  it('zks_getBridgeContracts returns no bridge', async () => {
    expect(await chain.call('zks_getBridgeContracts', [])).toMatchObject({
      l1SharedDefaultBridge: null,
      l2SharedDefaultBridge: null,
    })
  })

  it('zks_getTestnetPaymaster returns no paymaster', async () => {
    expect(await chain.call('zks_getTestnetPaymaster', [])).toBeNull()
  })
})
