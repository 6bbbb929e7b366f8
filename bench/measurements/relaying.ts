import { createClient, http, publicActions, toHex, walletActions } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { createSuperchain } from '../../ecosystem'
import { mnemonic } from '../../ecosystem/config/accounts'
import { sendMessage, waitForMessage } from '../../interop/superchain'
import { type Result, rate } from '../Result'
import { median } from '../world/quantile'
import { startSupersim } from '../world/supersim'

const messages = 20
/** A message takes two blocks where there is one every two seconds, as with supersim. */
const messagesAtIntervals = 5
const blockTime = 2

const target = '0x00000000000000000000000000000000000000a1'

/**
 * The time from a message's receipt until the relayer of the network has relayed it, with a block per transaction and with
 * blocks at intervals, compared with supersim's.
 */
export async function relaying(): Promise<Result[]> {
  const ours = median(await timesOn({ blockTime: null }, messages))
  const atIntervals = median(await timesOn({ blockTime }, messagesAtIntervals))
  const supersim = await startSupersim()
  const [first, second] = supersim?.urls ?? []
  const reference = supersim && {
    name: 'supersim, whose blocks come every 2 s',
    value: median(await timesBetween(first, second, messagesAtIntervals).finally(supersim.stop)),
  }
  return [
    rate({
      name: `Superchain: sent → relayed, median of ${messages}`,
      ...{ value: ours, unit: 'ms', reference, goal: { atMost: 150 } },
    }),
    rate({
      name: `Superchain: sent → relayed with --block-time ${blockTime}`,
      ...{ value: atIntervals, unit: 'ms', reference },
    }),
  ]
}

async function timesOn(options: { blockTime: number | null }, count: number): Promise<number[]> {
  const network = await createSuperchain({ autoRelay: true, ...options })
  const [source, destination] = network.chains.map(({ rpcUrl }) => rpcUrl)
  return timesBetween(source, destination, count).finally(network.stop)
}

async function timesBetween(
  sourceUrl: string | undefined,
  destinationUrl: string | undefined,
  count: number,
): Promise<number[]> {
  const connect = (url: string | undefined) =>
    createClient({
      account: mnemonicToAccount(mnemonic),
      transport: http(url),
      pollingInterval: 1,
    })
      .extend(publicActions)
      .extend(walletActions)
  const client = connect(sourceUrl)
  const destination = connect(destinationUrl)
  const destinationId = BigInt(await destination.getChainId())
  const times: number[] = []
  for (let index = 0; index < count; index++) {
    const message = { destination: destinationId, target, message: toHex(index) } as const
    const hash = await sendMessage(client, message)
    await client.waitForTransactionReceipt({ hash, checkReplacement: false })
    const sent = performance.now()
    await waitForMessage(client, { hash, destination, pollingInterval: 1 })
    times.push(performance.now() - sent)
  }
  return times
}
