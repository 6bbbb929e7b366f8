import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { encodeAccessList, superchainAddresses } from '../../interop/superchain'
import { richAccount } from '../config/accounts'
import { declaredKeys, parseKeys } from './admission'
import { superchainOptionsSchema } from './options'
import { superchainPaceSchema, superchainPaces } from './pace'
import { superchainFaultsSchema } from './SuperchainFaults'

describe('the options of a network of the Superchain', () => {
  it('have defaults', () => {
    expect(superchainOptionsSchema.parse({})).toMatchObject({
      ...{ pace: 'instant', autoRelay: false, messageExpiry: 604_800, blockTime: null },
      defaultTable: { chains: [{ id: 901 }, { id: 902 }, { id: 903 }] },
    })
  })

  it.each([
    { messageExpiry: 0 },
    { messageExpiry: 1.5 },
    { blockTime: 0 },
    { pace: 'quick' },
    { autoRelay: 'yes' },
    { chains: [] },
    { expiry: 5 },
  ])('cannot be %j', (options) => {
    expect(superchainOptionsSchema.safeParse(options).success).toBe(false)
  })

  it('include a pace, by name or by its delays', () => {
    expect(superchainPaceSchema.parse('fast')).toEqual(superchainPaces.fast)
    const pace = { relay: 1, safe: 2, finalize: 3 }
    expect(superchainPaceSchema.parse(pace)).toEqual(pace)
    for (const wrong of ['quick', {}, { ...pace, relay: -1 }, { ...pace, safe: 1e9 }, null])
      expect(superchainPaceSchema.safeParse(wrong).success).toBe(false)
  })

  it('include faults, which are none by default', () => {
    expect(superchainFaultsSchema.parse({})).toMatchObject({
      relay: { delay: 0, dropRate: 0, duplicateRate: 0, shuffle: false },
      filter: { failsafe: false, lag: 0 },
    })
    for (const wrong of [{ relay: { dropRate: 2 } }, { filter: { lag: -1 } }, { relays: {} }])
      expect(superchainFaultsSchema.safeParse(wrong).success).toBe(false)
  })
})

describe('declaredKeys', () => {
  const id = {
    ...{ origin: superchainAddresses.l2ToL2CrossDomainMessenger, chainId: 901n },
    ...{ blockNumber: 1n, logIndex: 2n, timestamp: 3n },
  }
  const accessList = encodeAccessList(id, '0x12')
  const keys = accessList.flatMap(({ storageKeys }) => storageKeys)
  const other = { address: superchainAddresses.ethLiquidity, storageKeys: keys }

  it('joins the keys of all entries of the inbox', () => {
    const request = { accessList: [...accessList, other, ...accessList] }
    expect(declaredKeys(request)).toEqual([...keys, ...keys])
    expect(parseKeys(declaredKeys(request))).toHaveLength(2)
  })

  it('reads signed transactions of every type', async () => {
    const account = privateKeyToAccount(richAccount.privateKey)
    const common = { accessList, chainId: 901, to: account.address }
    const signed = await Promise.all([
      account.signTransaction({ ...common, type: 'eip2930' }),
      account.signTransaction({ ...common, type: 'eip1559' }),
      account.signTransaction({
        ...{ ...common, type: 'eip7702' },
        authorizationList: [
          await account.signAuthorization({ address: account.address, chainId: 901, nonce: 0 }),
        ],
      }),
    ])
    for (const raw of signed) expect(declaredKeys(raw)).toEqual(keys)
  })

  it('finds none without an access list, or in what is no transaction', async () => {
    for (const transaction of [{}, { accessList: [] }, { accessList: null }, '0x', '0x02c0'])
      expect(declaredKeys(transaction)).toEqual([])
  })

  it.each([
    { accessList: [{ address: superchainAddresses.crossL2Inbox, storageKeys: ['0x12'] }] },
    { accessList: [{ address: superchainAddresses.crossL2Inbox.slice(2), storageKeys: keys }] },
    { accessList: [[superchainAddresses.crossL2Inbox, keys]] },
    { accessList: 'none' },
  ])('rejects %j', (request) => {
    expect(() => declaredKeys(request)).toThrow('accessList')
  })
})
