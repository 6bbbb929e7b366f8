import { type Hex, keccak256 } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { mnemonic } from '../config/accounts'
import type { ReplayStep } from '../journal/entries'
import { hashes, supervisedNodes } from '../test/supervisedNodes'
import { replay } from './replay'

const timeout = 60_000
const account = mnemonicToAccount(mnemonic)
const { signal } = new AbortController()
const { start } = supervisedNodes()

async function sign(nonce: number): Promise<{ hash: Hex; transaction: Hex }> {
  const transaction = await account.signTransaction({
    ...{ type: 'eip1559', chainId: 34_234, nonce, gas: 21_000n },
    ...{ to: account.address, maxFeePerGas: 10n ** 10n },
  })
  return { hash: keccak256(transaction), transaction }
}

describe('a replay', { timeout }, () => {
  it('that is resumed mines no block again', async () => {
    const node = await start()
    const [first, second] = [await sign(0), await sign(1)]
    const steps: ReplayStep[] = [
      { block: [] },
      { block: [first] },
      { block: [] },
      { block: [second] },
    ]
    const take = (some: readonly ReplayStep[]) =>
      node.quiesce((quiet) =>
        replay({
          ...{ node, quiet, steps: some, after: 0, signal },
          planReplay: async (transaction) => ({ transaction, isOwn: false }),
        }),
      )
    // It was interrupted anywhere.
    for (let count = 1; count <= steps.length; count++) {
      expect(await take(steps.slice(0, count))).toEqual([])
      expect(await node.client.getBlockNumber()).toBe(BigInt(count))
    }
    const before = await hashes(node)
    expect(await take(steps)).toEqual([])
    expect(await hashes(node)).toEqual(before)
  })
})
