import { type Address, type Hash, type Hex, isAddress, isHash, isHex } from 'viem'
import { z } from 'zod'
import logsTreeJson from '../../test/vectors/logs-tree.json'
import messageRootJson from '../../test/vectors/message-root.json'
import proofsJson from '../../test/vectors/proofs.json'

const hash = z.custom<Hash>((value) => typeof value === 'string' && isHash(value))
const hex = z.custom<Hex>((value) => isHex(value))
const address = z.custom<Address>((value) => typeof value === 'string' && isAddress(value))
const id = z.number().transform(BigInt)

const log = z.object({ txNumberInBatch: z.number(), sender: address, message: hex })
const message = z.object({ txNumberInBatch: z.number(), sender: address, data: hex })

/** The logs tree of one batch. */
export const logsTreeVectors = z
  .object({
    treeDepth: z.number(),
    emptyLeaf: hash,
    emptyRoot: hash,
    cases: z.array(
      z.object({
        name: z.string(),
        logs: z.array(log),
        leaves: z.array(hash),
        localLogsRoot: hash,
        paths: z.array(z.object({ index: z.number(), path: z.array(hash) })),
      }),
    ),
  })
  .parse(logsTreeJson)

const addChain = z.object({
  op: z.literal('addChain'),
  block: z.number(),
  chainId: id,
  chainIndex: z.number(),
})
const addBatch = z.object({
  op: z.literal('addBatch'),
  block: z.number(),
  chainId: id,
  batchNumber: id,
  chainBatchRoot: hash,
  sharedTreeRoot: hash,
})

/** Operations of MessageRoot on a settlement layer. */
export const messageRootVectors = z
  .object({
    emptyLeaf: hash,
    zeroBySubtreeHeight: z.array(hash),
    aggregatedRootWithNoOtherChains: z.array(z.object({ chainId: id, aggregatedRoot: hash })),
    sequences: z.array(
      z.object({
        name: z.string(),
        gatewayChainId: id,
        ops: z.array(
          z.discriminatedUnion('op', [
            z.object({ op: z.literal('init'), chainIdLeafHash: hash, sharedTreeRoot: hash }),
            addChain.extend({ chainIdLeafHash: hash, sharedTreeRoot: hash }),
            addBatch.extend({
              leafIndex: z.number(),
              batchLeafHash: hash,
              chainRoot: hash,
              chainIdLeafHash: hash,
              chainTreeHeight: z.number(),
            }),
            z.object({ op: z.literal('updateFullTree'), block: z.number(), sharedTreeRoot: hash }),
          ]),
        ),
        checkpoints: z.array(
          z.object({
            block: z.number(),
            sharedTreeRoot: hash,
            chains: z.array(
              z.object({
                chainId: id,
                chainIndex: z.number(),
                chainRoot: hash,
                chainIdLeafHash: hash,
                sharedPath: z.array(hash),
              }),
            ),
            batchPaths: z.array(
              z.object({ chainId: id, leafIndex: z.number(), path: z.array(hash) }),
            ),
          }),
        ),
      }),
    ),
  })
  .parse(messageRootJson)

const verdict = z.object({
  expected: z.boolean().nullable(),
  revert: z
    .object({ name: z.string(), args: z.array(z.union([z.number(), hex]).transform(BigInt)) })
    .optional(),
})
const position = z.object({
  srcChainId: id,
  batchNumber: id,
  index: z.number(),
  proof: z.array(hash),
})
const proofCase = position.extend({ name: z.string(), message }).extend(verdict.shape)
const interopRoot = z.object({ chainId: id, blockNumber: id, root: hash })

/** Complete message proofs with the verdicts of the verifier contract. */
export const proofVectors = z
  .object({
    interopRoots: z.array(interopRoot),
    scenarios: z.array(
      z.object({
        id: z.string(),
        gatewayChainId: id,
        steps: z.array(
          z.discriminatedUnion('op', [
            addChain,
            addBatch.extend({ logs: z.array(log), localLogsRoot: hash, aggregatedRoot: hash }),
          ]),
        ),
      }),
    ),
    valid: z.array(
      proofCase.extend({
        scenario: z.string(),
        canonical: z.boolean(),
        gatewayChainId: id,
        gatewayBlock: id,
        interopRoot: hash,
      }),
    ),
    mutated: z.array(proofCase.extend({ mutation: z.string() })),
    documented: z.array(
      proofCase.extend({
        gatewayChainId: id,
        gatewayBlock: id,
        logLeaf: hash,
        localLogsRoot: hash,
        chainBatchRoot: hash,
        chainRoot: hash,
        chainIdLeafHash: hash,
        interopRoot: hash,
      }),
    ),
    singleLevel: z.object({ storedRoot: interopRoot, cases: z.array(proofCase) }),
    logAndLeaf: z.array(
      position
        .extend({
          note: z.string(),
          log: z
            .object({
              l2ShardId: z.number(),
              isService: z.boolean(),
              txNumberInBatch: z.number(),
              sender: address,
              key: hash,
              value: hash,
            })
            .optional(),
          leaf: hash.optional(),
        })
        .extend(verdict.shape),
    ),
  })
  .parse(proofsJson)
