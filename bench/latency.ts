import { createClient, http, publicActions, toHex, walletActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { l1MessengerAbi } from '../contracts/abi/L1Messenger'
import { richAccount } from '../ecosystem/config/accounts'
import { createStakingEcosystem } from '../ecosystem/test/stakingEcosystem'
import { systemAddresses, waitForMessage } from '../interop'
import { median } from './median'

const messages = 50

/** The time from a message's receipt until the rewards chain's verifier accepts it, without settlement delays. */
export async function latency(): Promise<string> {
  const { manifest, stop } = await createStakingEcosystem()
  try {
    const [source] = manifest.stakingChains
    if (!source) throw new Error('No chain to send from')
    const client = createClient({
      account: privateKeyToAccount(richAccount.privateKey),
      transport: http(source.rpcUrl),
      pollingInterval: 1,
    })
      .extend(publicActions)
      .extend(walletActions)
    const destination = createClient({ transport: http(manifest.rewardsChain.rpcUrl) })

    const times: number[] = []
    for (let index = 0; index < messages; index++) {
      const hash = await client.writeContract({
        address: systemAddresses.l1Messenger,
        abi: l1MessengerAbi,
        functionName: 'sendToL1',
        args: [toHex(index)],
        chain: null,
      })
      const sent = performance.now()
      await waitForMessage(client, { hash, destination })
      times.push(performance.now() - sent)
    }
    return `${median(times).toFixed(0)} ms from sent to verifiable (median of ${messages}, slowest ${Math.max(...times).toFixed(0)} ms)`
  } finally {
    await stop()
  }
}
