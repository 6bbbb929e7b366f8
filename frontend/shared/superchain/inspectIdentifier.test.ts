import { keccak256 } from 'viem'
import { describe, expect, it } from 'vitest'
import { checksum } from '../../../interop/superchain/codec/checksum'
import { superchainVectors } from '../../../interop/superchain/test/vectors'
import { sampleMessage } from '../test/sampleMessage'
import { describeTampering } from './describeTampering'
import { type IdentifierField, identifierFields, inspectIdentifier } from './inspectIdentifier'
import { keyRoles } from './keyRoles'

const { executingMessage } = sampleMessage
const inspect = ({
  fields = [],
  keys = [],
}: {
  fields?: IdentifierField[]
  keys?: number[]
} = {}) => inspectIdentifier(executingMessage, { fields: new Set(fields), keys: new Set(keys) })
const describeChange = (change: Parameters<typeof inspect>[0]) =>
  describeTampering(executingMessage, inspect(change))

describe('inspectIdentifier', () => {
  it('returns the identifier and access list of the message', () => {
    const { id, payload, accessList } = executingMessage
    const inspected = inspect()
    expect(inspected).toMatchObject({ id, payloadHash: keccak256(payload), error: null })
    expect(inspected.storageKeys).toEqual(accessList[0]?.storageKeys)
    expect(inspected.declared?.checksum).toBe(inspected.checksum)
    expect(describeChange({})).toBeNull()
  })

  it.each(superchainVectors.checksums)(
    'has as many storage keys as the vector: $name',
    ({ id, payload, storageKeys }) => {
      const inspected = inspectIdentifier({ id, payload }, { fields: new Set(), keys: new Set() })
      expect(inspected.storageKeys).toEqual(storageKeys)
      expect(keyRoles(storageKeys.length, inspected.declared)).toHaveLength(storageKeys.length)
    },
  )

  it.each(identifierFields)('computes the checksum of another %s', (field) => {
    const inspected = inspect({ fields: [field] })
    const { id, payloadHash, storageKeys } = inspected
    expect(checksum(id, payloadHash)).toBe(storageKeys.at(-1))
    expect(storageKeys.at(-1)).not.toBe(inspect().storageKeys.at(-1))
    expect(describeChange({ fields: [field] })).toMatch(/declares another log/)
  })

  it('detects tampering with any storage key', () => {
    for (const key of inspect().storageKeys.keys())
      expect(describeChange({ keys: [key] })).toMatch(/^The checksum .* is not that/)
  })

  it('detects tampering with fields and storage keys', () => {
    expect(describeChange({ fields: ['logIndex'], keys: [1] })).toMatch(/is not that/)
  })

  it('notices that a tampered lookup is that of another log, whose checksum is missing', () => {
    const { declared } = inspect({ keys: [0] })
    expect(declared?.logIndex).toBe(2n)
    expect(keyRoles(2, declared)[0]).toBe('lookup: chain 901, block 5, time 1700000000, log 2')
  })
})

describe('keyRoles', () => {
  it('names the keys of a list that cannot be parsed', () => {
    expect(keyRoles(3, null)).toEqual(['lookup', 'upper bits of the chain id', 'checksum'])
  })
})
