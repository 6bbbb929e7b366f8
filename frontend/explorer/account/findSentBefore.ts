import type { Address, Client } from 'viem'
import { getTransactionCount } from 'viem/actions'

/** How many blocks are compared at once: nodes answer several requests about as fast as one. */
const parts = 16n

/**
 * Finds the block of the last transaction that an account sent before a block, by its nonce: in few requests on a chain of any length.
 *
 * @returns Null if there is none.
 * @throws If the node does not keep the states of so old blocks.
 */
export async function findSentBefore(
  client: Client,
  { address, before }: { address: Address; before: bigint },
): Promise<bigint | null> {
  const nonceAt = (blockNumber: bigint) => getTransactionCount(client, { address, blockNumber })
  if (before === 0n) return null
  const sent = await nonceAt(before - 1n)
  if (sent === 0) return null
  // The nonce is lower before `low`, and the same from `high` on.
  let low = 0n
  let high = before - 1n
  while (low < high) {
    const step = (high - low + parts - 1n) / parts
    const numbers: bigint[] = []
    for (let number = low; number < high; number += step) numbers.push(number)
    const nonces = await Promise.all(numbers.map(nonceAt))
    const first = nonces.indexOf(sent)
    const last = first === -1 ? numbers.at(-1) : numbers[first - 1]
    high = numbers[first] ?? high
    low = last === undefined ? low : last + 1n
  }
  return high
}
