import { SimpleMerkleTree } from '@openzeppelin/merkle-tree'
import { createKeccak } from 'hash-wasm'
import { MerkleTree } from 'merkletreejs'
import { concatBytes, type Hash, hexToBytes, keccak256, numberToHex } from 'viem'
import { LogsTree, logsTreeDepth } from '../../interop/merkle'
import { type Result, rate } from '../Result'
import { format } from '../world/format'
import { median } from '../world/quantile'

const sizes = [1, 100, 2 ** logsTreeDepth]
const runs = 7

/** The logs tree of a batch with the proofs of all of its messages, compared with other libraries for trees of their own. */
export async function tree(): Promise<Result[]> {
  const flat = await createFlatHasher()
  const results: Result[] = []
  for (const size of sizes) {
    const leaves = Array.from({ length: size }, (_, index) => keccak256(numberToHex(index)))
    const bytes = leaves.map((leaf) => Buffer.from(hexToBytes(leaf)))
    const all = (path: (index: number) => unknown) => {
      for (const index of leaves.keys()) path(index)
    }
    const ours = await time(() => {
      const built = new LogsTree(leaves)
      all((index) => built.path(index))
    })
    const theirs = {
      merkletreejs: await time(() => {
        const built = new MerkleTree(bytes, (data: Buffer) =>
          Buffer.from(hexToBytes(keccak256(data))),
        )
        all((index) => built.getProof(bytes[index] ?? '', index))
      }),
      '@openzeppelin/merkle-tree': await time(() => {
        const built = SimpleMerkleTree.of(leaves, { sortLeaves: false })
        all((index) => built.getProof(index))
      }),
    }
    const pairs = leaves.slice(1).map((leaf) => concatBytes([hexToBytes(leaf), new Uint8Array(32)]))
    const hashing = await time(() => {
      for (const pair of pairs) keccak256(pair, 'bytes')
    })
    const limit = `Hashing as many pairs with the Keccak-256 of viem, without WebAssembly, takes ${format(hashing)} ms; what remains is the ${logsTreeDepth} siblings of each message.`
    const name = `logs tree with all proofs, ${size.toLocaleString('en')} ${size === 1 ? 'message' : 'messages'}`
    for (const [library, value] of Object.entries(theirs))
      results.push(
        rate({
          ...{ name, value: ours, unit: 'ms', goal: { ratioAtMost: 1 }, limit },
          reference: { name: library, value },
        }),
      )
    if (size === sizes.at(-1))
      results.push(
        rate({
          ...{ name, value: ours, unit: 'ms', goal: { ratioAtMost: 2 }, limit },
          reference: {
            name: 'hashing the same number of pairs with hash-wasm',
            value: await time(() => flat(leaves)),
          },
        }),
      )
  }
  return results
}

/** Hashes as many pairs as the tree has, without a tree. */
async function createFlatHasher(): Promise<(leaves: readonly Hash[]) => void> {
  const keccak = await createKeccak(256)
  return (leaves) => {
    const pair = new Uint8Array(64)
    let level = leaves.map((leaf) => hexToBytes(leaf))
    while (level.length > 1)
      level = Array.from({ length: level.length / 2 }, (_, index) => {
        pair.set(level[2 * index] ?? pair, 0)
        pair.set(level[2 * index + 1] ?? pair.subarray(32), 32)
        return keccak.init().update(pair).digest('binary')
      })
  }
}

/** Milliseconds, after one run that compiles the code. */
async function time(work: () => void): Promise<number> {
  work()
  const times = Array.from({ length: runs }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return median(times)
}
