import { keccak256 } from 'viem'
import { describe, expect, it } from 'vitest'
import { IdentifierOutOfRangeError, MalformedAccessListError } from '../errors/codec'
import { superchainVectors } from '../test/vectors'
import { checksum } from './checksum'
import { encodeAccessList } from './encodeAccessList'
import { encodeMessagePayload } from './encodeMessagePayload'
import { messageHash } from './messageHash'
import { parseAccessList } from './parseAccessList'

const inbox = '0x4200000000000000000000000000000000000022'
const { checksums, outOfRange, messageHashes, sentMessages, payloads, accessLists, endToEnd } =
  superchainVectors

describe('messageHash', () => {
  it.each(messageHashes)('equals the vector: $name', ({ messageHash: expected, ...message }) => {
    expect(messageHash(message)).toBe(expected)
  })
})

describe('encodeMessagePayload', () => {
  it.each([...sentMessages, ...payloads])('equals the vector: $name', (vector) => {
    const payload = encodeMessagePayload(vector)
    expect(payload).toBe(vector.payload)
    expect(keccak256(payload)).toBe(vector.payloadHash)
  })
})

describe('checksum', () => {
  it.each(checksums)('equals the vector: $name', (vector) => {
    expect(checksum(vector.id, vector.payloadHash)).toBe(vector.checksum)
  })

  it.each(outOfRange)('is refused as by the inbox: $name', ({ id, error }) => {
    for (const encode of [checksum, encodeAccessList]) {
      const thrown = () => encode(id, keccak256('0x'))
      expect(thrown).toThrow(IdentifierOutOfRangeError)
      expect(thrown).toThrow(expect.objectContaining({ errorName: error }))
    }
  })
})

describe('encodeAccessList', () => {
  it.each(checksums)('equals the vector: $name', ({ id, payload, storageKeys }) => {
    expect(encodeAccessList(id, payload)).toEqual([{ address: inbox, storageKeys }])
  })

  it('equals that of a relayed message', () => {
    const { identifier, payload, accessList } = endToEnd.send
    expect(encodeAccessList(identifier, payload)).toEqual(accessList)
  })
})

describe('parseAccessList', () => {
  it.each(accessLists.filter(({ accesses }) => accesses))(
    'parses the vector: $name',
    ({ storageKeys, accesses }) => {
      expect(parseAccessList(storageKeys)).toEqual(accesses)
    },
  )

  it.each(accessLists.filter(({ refused }) => refused))(
    'rejects the vector: $name',
    ({ storageKeys, refused }) => {
      const problems: Record<string, RegExp> = {
        incomplete: /the list ends/,
        'unexpected type': /it has type \d/,
        'non-zero padding': /it has non-zero padding/,
      }
      const thrown = () => parseAccessList(storageKeys)
      expect(thrown).toThrow(MalformedAccessListError)
      expect(thrown).toThrow(problems[refused ?? ''])
    },
  )

  it('names the storage key at fault', () => {
    const [lookup, extension, last] = accessLists.find(({ name }) => name === 'large and small')
      ?.storageKeys ?? ['0x', '0x', '0x']
    if (!lookup || !extension || !last) throw new Error('The vector is incomplete')
    const positionOf = (keys: readonly `0x${string}`[]) => {
      try {
        parseAccessList(keys)
      } catch (error) {
        return error instanceof MalformedAccessListError ? error.position : undefined
      }
      return undefined
    }
    expect(positionOf([lookup, extension])).toBe(2)
    expect(positionOf([lookup, extension, last, last])).toBe(3)
    expect(positionOf([lookup, '0x01', last])).toBe(1)
    expect(positionOf(['0x'])).toBe(0)
  })
})
