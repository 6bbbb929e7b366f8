import { createClient, http, parseEther, publicActions, testActions, walletActions } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { stakingAbi } from '../contracts/abi/Staking'
import type { ManifestChain } from '../deployments/manifest'
import { createStakingEcosystem } from '../ecosystem/test/stakingEcosystem'
import { inclusionArguments, waitForMessage } from '../interop'

const depositors = 1_000
/** Number of concurrent requests. */
const concurrency = 20

/** First deposits of many accounts on both staking chains, until each can be minted. */
export async function load(): Promise<string> {
  const { manifest, stop } = await createStakingEcosystem()
  try {
    const connect = ({ rpcUrl }: ManifestChain) =>
      createClient({ transport: http(rpcUrl), pollingInterval: 50 })
        .extend(publicActions)
        .extend(walletActions)
        .extend(testActions({ mode: 'anvil' }))
    const sources = manifest.stakingChains.map((chain) => ({ chain, client: connect(chain) }))
    const destination = connect(manifest.rewardsChain)

    const stakers = Array.from({ length: depositors }, (_, index) => {
      const source = sources[index % sources.length]
      if (!source) throw new Error('No chain to stake on')
      return { ...source, account: privateKeyToAccount(generatePrivateKey()) }
    })
    await forEach(stakers, ({ client, account: { address } }) =>
      client.setBalance({ address, value: parseEther('1') }),
    )

    const started = performance.now()
    let mintable = 0
    await forEach(stakers, async ({ chain, client, account }) => {
      const hash = await client.writeContract({
        account,
        address: chain.staking.address,
        abi: stakingAbi,
        functionName: 'deposit',
        value: 1n,
        chain: null,
      })
      const { proof } = await waitForMessage(client, { hash, destination })
      await destination.simulateContract({
        account: account.address,
        address: manifest.rewardsChain.token.address,
        abi: interopTokenAbi,
        functionName: 'mint',
        args: inclusionArguments(proof),
      })
      mintable++
    })
    const seconds = (performance.now() - started) / 1_000
    return `${mintable} of ${depositors} first deposits mintable after ${seconds.toFixed(1)} s (${concurrency} at a time, over ${sources.length} chains)`
  } finally {
    await stop()
  }
}

/** Processes the items with limited concurrency. */
async function forEach<item>(
  items: readonly item[],
  work: (item: item) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
