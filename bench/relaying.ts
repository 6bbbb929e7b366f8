import { createClient, http, publicActions, toHex, walletActions } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { createSuperchain } from '../ecosystem'
import { mnemonic } from '../ecosystem/config/accounts'
import { sendMessage, waitForMessage } from '../interop/superchain'
import { median } from './median'
import { startSupersim } from './supersim'

const messages = 20
/** A message takes supersim two of its blocks, four seconds. */
const messagesOfSupersim = 5

const target = '0x00000000000000000000000000000000000000a1'

/** The time from a message's receipt until the relayer of the network has relayed it, compared with supersim's. */
export async function relaying(): Promise<string> {
  const network = await createSuperchain({ autoRelay: true })
  const [source, destination] = network.chains.map(({ rpcUrl }) => rpcUrl)
  const ours = await timesBetween(source, destination, messages).finally(network.stop)
  const text = `${median(ours).toFixed(0)} ms from sent to relayed (median of ${messages}, slowest ${Math.max(...ours).toFixed(0)} ms)`
  const supersim = await startSupersim()
  if (!supersim) return `${text}; supersim is not installed`
  const [first, second] = supersim.urls
  const theirs = await timesBetween(first, second, messagesOfSupersim).finally(supersim.stop)
  return `${text}; supersim: ${median(theirs).toFixed(0)} ms (median of ${messagesOfSupersim})`
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
