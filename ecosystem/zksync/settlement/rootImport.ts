import { encodeFunctionData, type Hex, keccak256, maxUint256 } from 'viem'
import { l2InteropRootStorageAbi as abi } from '../../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../../interop'
import type { NodeClient } from '../../anvil/startNode'
import { addedRoots } from './addedRoots'
import type { ImportedRoot } from './Batch'
import { type SimulatedResult, simulate } from './simulate'
import { describeFailure, signatureOf, UnusableContractError } from './UnusableContractError'

/**
 * The calls by which a bootloader imports roots. Root storages of protocol v31 accept several at once, those of v29 and
 * v30 only one.
 */
const encoders = {
  addInteropRootsInBatch: (roots: readonly ImportedRoot[]): Hex[] => [
    encodeFunctionData({
      abi,
      functionName: 'addInteropRootsInBatch',
      args: [
        roots.map(({ chainId, blockNumber, root }) => ({
          chainId,
          blockOrBatchNumber: blockNumber,
          sides: [root],
        })),
      ],
    }),
  ],
  addInteropRoot: (roots: readonly ImportedRoot[]): Hex[] =>
    roots.map(({ chainId, blockNumber, root }) =>
      encodeFunctionData({
        abi,
        functionName: 'addInteropRoot',
        args: [chainId, blockNumber, [root]],
      }),
    ),
} as const

/** In the order of preference. */
const functionNames = ['addInteropRootsInBatch', 'addInteropRoot'] as const

/** Encodes the calls that import roots, in order. */
export type EncodeRootImport = (roots: readonly ImportedRoot[]) => Hex[]

/** A block that no settlement layer has. */
const probe: ImportedRoot = { chainId: maxUint256, blockNumber: maxUint256, root: keccak256('0x') }

/**
 * Detects how a chain's root storage imports roots, by simulation.
 *
 * @throws `UnusableContractError` if it does not, or if imported roots cannot be read.
 */
export async function detectRootImport(client: NodeClient): Promise<EncodeRootImport> {
  const failures: string[] = []
  for (const functionName of functionNames) {
    const encode = encoders[functionName]
    const failure = await findFailure(client, signatureOf(abi, functionName), encode([probe]))
    if (failure === null) return encode
    failures.push(failure)
  }
  throw new UnusableContractError('L2InteropRootStorage', failures.join(', and '))
}

async function findFailure(
  client: NodeClient,
  signature: string,
  imports: readonly Hex[],
): Promise<string | null> {
  const call = (data: Hex) => ({
    from: systemAddresses.bootloader,
    to: systemAddresses.interopRootStorage,
    data,
  })
  const { chainId, blockNumber, root } = probe
  const read = call(
    encodeFunctionData({ abi, functionName: 'interopRoots', args: [chainId, blockNumber] }),
  )
  const results = await simulate(client, [...imports.map(call), read])
  const stored = results.pop()
  const [imported] = results
  if (!imported || !stored) throw new Error('The node did not return all results')
  if (!imported.isSuccess) return `${signature} ${describeFailure(imported)}`
  if (!isAnnounced(imported)) return `${signature} emits no ${signatureOf(abi, 'InteropRootAdded')}`
  // Exactly one word: later protocols also return a timestamp, and verify other proofs.
  if (!stored.isSuccess || stored.data !== root)
    return `${signatureOf(abi, 'interopRoots')} ${describeFailure(stored)} for a root that ${signature} imported`
  return null
}

function isAnnounced({ logs }: SimulatedResult): boolean {
  return addedRoots(logs).some(
    ({ args: { chainId, blockNumber, sides } }) =>
      chainId === probe.chainId && blockNumber === probe.blockNumber && sides[0] === probe.root,
  )
}
