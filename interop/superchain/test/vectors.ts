import { type Address, type Hash, type Hex, isAddress, isHash, isHex } from 'viem'
import { z } from 'zod'
import superchainJson from '../../../test/vectors/superchain.json'

const hash = z.custom<Hash>((value) => typeof value === 'string' && isHash(value))
const hex = z.custom<Hex>((value) => isHex(value))
const address = z.custom<Address>((value) => typeof value === 'string' && isAddress(value))
const integer = z.string().transform(BigInt)

const identifier = z.object({
  origin: address,
  blockNumber: integer,
  logIndex: integer,
  timestamp: integer,
  chainId: integer,
})
const log = z.object({ topics: z.array(hash), data: hex })
const named = z.object({ name: z.string() })

/** Figures on which the contracts of the Superchain, its nodes and other client libraries agree. */
export const superchainVectors = z
  .object({
    functions: z.record(z.string(), hex),
    events: z.record(z.string(), hash),
    errors: z.record(z.string(), hex),
    checksums: z.array(
      named.extend({
        id: identifier,
        payload: hex,
        payloadHash: hash,
        checksum: hash,
        storageKeys: z.array(hash),
        executingMessage: log,
      }),
    ),
    outOfRange: z.array(named.extend({ id: identifier, error: z.string() })),
    messageHashes: z.array(
      named.extend({
        destination: integer,
        source: integer,
        nonce: integer,
        sender: address,
        target: address,
        message: hex,
        messageHash: hash,
      }),
    ),
    sentMessages: z.array(
      named.extend(log.shape).extend({ payload: hex, payloadHash: hash, messageHash: hash }),
    ),
    payloads: z.array(named.extend(log.shape).extend({ payload: hex, payloadHash: hash })),
    accessLists: z.array(
      named.extend({
        storageKeys: z.array(hash),
        accesses: z.array(identifier.omit({ origin: true }).extend({ checksum: hash })).optional(),
        refused: z.string().optional(),
      }),
    ),
    timing: z.array(
      named.extend({
        sentAt: z.number(),
        executedAt: z.number(),
        window: z.number(),
        valid: z.boolean(),
      }),
    ),
    endToEnd: z.object({
      send: z.object({
        log: log.extend({ address, logIndex: z.number() }),
        block: z.object({ number: integer, timestamp: integer }),
        payload: hex,
        identifier,
        accessList: z.array(z.object({ address, storageKeys: z.array(hash) })),
        messageHash: hash,
      }),
      relay: z.object({ calldata: hex }),
    }),
  })
  .parse(superchainJson)
