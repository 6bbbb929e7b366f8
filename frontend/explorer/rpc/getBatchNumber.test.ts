import { describe, expect, it } from 'vitest'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { rpcError, stubNode } from '../../../interop/test/stubNode'
import { getBatchNumber } from './getBatchNumber'

describe('getBatchNumber', () => {
  it('reads the number of the last sealed batch', async () => {
    expect(await getBatchNumber(stubNode({ zks_L1BatchNumber: '0x1f' }).client)).toBe(31n)
  })

  it('returns null for chains without batches', async () => {
    expect(await getBatchNumber(stubNode({}).client)).toBeNull()
  })

  it('passes on any other refusal', async () => {
    const { client } = stubNode({
      zks_L1BatchNumber: () => {
        throw rpcError(-32005, 'too many requests')
      },
    })
    await expect(getBatchNumber(client)).rejects.toThrow('too many requests')
  })

  it('rejects a response that is not a number', async () => {
    const { client } = stubNode({ zks_L1BatchNumber: 'many' })
    await expect(getBatchNumber(client)).rejects.toThrow(InvalidRpcResponseError)
  })
})
