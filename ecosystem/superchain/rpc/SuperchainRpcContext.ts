import type { Hex } from 'viem'
import type { Safety } from '../Safety'
import type { SuperchainChain } from '../SuperchainChain'

/** What the methods of the Superchain's nodes are answered from. */
export type SuperchainRpcContext = {
  readonly chains: readonly SuperchainChain[]
  readonly safety: Safety
  /**
   * Checks what a transaction declares before a chain accepts it.
   *
   * @throws `JsonRpcError` if it relies on a message that is not executable in the next block.
   */
  admit: (chain: SuperchainChain, transaction: unknown) => Promise<void>
  /** Checks storage keys of the inbox. @throws `JsonRpcError` if a message is not executable at that time. */
  checkKeys: (keys: readonly Hex[], time: { executedAt: bigint; timeout?: bigint }) => Promise<void>
}
