import fc from 'fast-check'
import { getAddress, type Hex, keccak256 } from 'viem'
import { describe, expect, it } from 'vitest'
import { MalformedAccessListError } from '../errors/codec'
import * as arbitrary from '../test/arbitraries'
import type { DeclaredMessage } from '../types'
import { checksum } from './checksum'
import { encodeAccessList } from './encodeAccessList'
import { inboxStorageKeys } from './inboxStorageKeys'
import { messageHash } from './messageHash'
import { parseAccessList } from './parseAccessList'

const executing = fc.record({ id: arbitrary.identifier, payload: arbitrary.payload })

const keysOf = ({ id, payload }: { id: Parameters<typeof checksum>[0]; payload: Hex }) =>
  inboxStorageKeys(encodeAccessList(id, payload))

function parseOrNull(keys: readonly Hex[]): DeclaredMessage[] | null {
  try {
    return parseAccessList(keys)
  } catch (error) {
    if (error instanceof MalformedAccessListError) return null
    throw error
  }
}

describe('access lists of any executing messages', () => {
  it('are the same after encoding and parsing, however many messages they declare', () => {
    fc.assert(
      fc.property(fc.array(executing, { maxLength: 4 }), (messages) => {
        expect(parseAccessList(messages.flatMap(keysOf))).toEqual(
          messages.map(({ id: { origin: _, ...position }, payload }) => ({
            ...position,
            checksum: checksum({ ...position, origin: _ }, keccak256(payload)),
          })),
        )
      }),
    )
  })

  it('have an extension exactly if the chain id does not fit into the lookup', () => {
    fc.assert(
      fc.property(executing, ({ id, payload }) => {
        expect(keysOf({ id, payload })).toHaveLength(id.chainId < 2n ** 64n ? 2 : 3)
      }),
    )
  })

  it('are rejected or declare something else if one word is replaced', () => {
    fc.assert(
      fc.property(
        fc.array(executing, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        arbitrary.word,
        (messages, at, other) => {
          const keys = messages.flatMap(keysOf)
          const damaged = keys.with(at % keys.length, other)
          fc.pre(damaged.join() !== keys.join())
          expect(parseOrNull(damaged)).not.toEqual(parseAccessList(keys))
        },
      ),
    )
  })

  it('are rejected or do not fit their checksum if one bit of a word is flipped', () => {
    fc.assert(
      fc.property(executing, fc.nat(2), fc.nat(255), ({ id, payload }, at, bit) => {
        const keys = keysOf({ id, payload })
        const index = at % keys.length
        const flipped = BigInt(keys[index] ?? '0x') ^ (1n << BigInt(bit))
        const declared = parseOrNull(
          keys.with(index, `0x${flipped.toString(16).padStart(64, '0')}`),
        )
        for (const { checksum: last, ...position } of declared ?? [])
          expect(checksum({ ...position, origin: id.origin }, keccak256(payload))).not.toBe(last)
      }),
      { numRuns: 500 },
    )
  })

  it('are rejected if a word is missing', () => {
    fc.assert(
      fc.property(executing, fc.nat(2), ({ id, payload }, at) => {
        const keys = keysOf({ id, payload })
        const index = at % keys.length
        // Without its extension, a list declares a message of another chain.
        fc.pre(index !== 1 || keys.length === 2)
        expect(parseOrNull(keys.toSpliced(index, 1))).toBeNull()
      }),
    )
  })
})

describe('messageHash', () => {
  it('differs if any field differs', () => {
    fc.assert(
      fc.property(arbitrary.message, arbitrary.message, (one, other) => {
        for (const field of Object.keys(one) as (keyof typeof one)[]) {
          const changed = { ...one, [field]: other[field] }
          expect(messageHash(changed) === messageHash(one)).toBe(changed[field] === one[field])
        }
      }),
    )
  })

  it('does not depend on the spelling of addresses', () => {
    fc.assert(
      fc.property(arbitrary.message, (message) => {
        const spelled = { ...message, sender: getAddress(message.sender) }
        expect(messageHash(spelled)).toBe(messageHash(message))
      }),
    )
  })
})

describe('inboxStorageKeys', () => {
  it('joins the keys of all entries of the inbox, as nodes do', () => {
    fc.assert(
      fc.property(executing, arbitrary.word, ({ id, payload }, foreign) => {
        const [entry] = encodeAccessList(id, payload)
        if (!entry) throw new Error('The list is empty')
        const { address, storageKeys } = entry
        const list = [
          { address, storageKeys: storageKeys.slice(0, 1) },
          { address: id.origin, storageKeys: [foreign] },
          { address, storageKeys: storageKeys.slice(1) },
        ]
        fc.pre(id.origin !== address)
        expect(inboxStorageKeys(list)).toEqual(storageKeys)
      }),
    )
  })
})
