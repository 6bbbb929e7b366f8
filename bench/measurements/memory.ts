import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { type Result, rate } from '../Result'
import { Rpc } from '../world/Rpc'
import { sendManyMessages } from '../world/sendManyMessages'
import { chainOf, startNetwork } from '../world/startNetwork'

const perTransaction = 100
const counts = [1_000, 10_000, 50_000, 100_000]

const responseSchema = z.object({ result: z.unknown() })
const heapSchema = z.object({ usedSize: z.number() })

/** The live heap of the server after many messages. */
export async function memory(): Promise<Result[]> {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  const network = await startNetwork([], { nodeFlags: [`--inspect=127.0.0.1:${port}`] })
  const chain = chainOf(network, 'staking')
  const rpc = new Rpc(chain.rpcUrl, 4)
  const inspector = await inspect(port)
  try {
    const points: { at: number; value: number }[] = []
    for (const [index, count] of counts.entries()) {
      await send(rpc, chain.id, count - (counts[index - 1] ?? 0))
      points.push({ at: count, value: (await inspector.liveHeap()) / 2 ** 20 })
    }
    const before = points[0]?.value ?? Number.NaN
    const after = points.at(-1)?.value ?? Number.NaN
    return [
      rate({
        name: 'more live heap of the server after 100,000 messages than after 1,000',
        ...{ value: after - before, unit: 'MiB', goal: { atMost: 200 } },
        reference: { name: 'after 1,000 messages', value: before },
        growth: { with: 'messages', points },
      }),
    ]
  } finally {
    rpc.close()
    inspector.close()
    await network.stop()
  }
}

/** Sends messages, and waits until the last one has a proof. */
async function send(rpc: Rpc, chainId: number, count: number): Promise<void> {
  const transactions = count / perTransaction
  const hashes = await sendManyMessages(rpc, chainId, { transactions, perTransaction })
  while ((await rpc.call('zks_getL2ToL1LogProof', [hashes.at(-1), 0])) === null);
}

/** Connects to the inspector of a process. */
async function inspect(port: number) {
  const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
  const [target] = z.array(z.object({ webSocketDebuggerUrl: z.string() })).parse(targets)
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '')
  await once(socket, 'open')
  let id = 0
  /** One call at a time. */
  async function call(method: string): Promise<unknown> {
    socket.send(JSON.stringify({ id: ++id, method }))
    const [response] = await once(socket, 'message')
    return responseSchema.parse(JSON.parse(String(response))).result
  }
  return {
    async liveHeap(): Promise<number> {
      await call('HeapProfiler.collectGarbage')
      return heapSchema.parse(await call('Runtime.getHeapUsage')).usedSize
    },
    close: () => socket.close(),
  }
}
