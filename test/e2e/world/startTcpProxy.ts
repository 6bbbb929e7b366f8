import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { addressOf } from '../../../ecosystem/test/addressOf'

export type TcpProxy = Awaited<ReturnType<typeof startTcpProxy>>

/**
 * Starts a TCP proxy in front of a server, which can be disconnected.
 *
 * @param target - Address of the server, such as `http://127.0.0.1:3050`.
 */
export async function startTcpProxy(target: string) {
  const { protocol } = new URL(target)
  let server = target
  const sockets = new Set<Socket>()

  function carry(incoming: Socket): void {
    const { hostname, port } = new URL(server)
    const outgoing = connect({ host: hostname, port: Number(port) })
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.pipe(to)
      // An error on one side closes the other.
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  }

  async function listen(onPort: number): Promise<Server> {
    const listening = createServer(carry).listen(onPort, '127.0.0.1')
    await once(listening, 'listening')
    return listening
  }

  let listener: Server | undefined = await listen(0)
  const { port } = addressOf(listener)

  function disconnect(): void {
    for (const socket of sockets) socket.destroy()
  }

  async function unplug(): Promise<void> {
    if (!listener) return
    const closed = once(listener, 'close')
    listener.close()
    disconnect()
    listener = undefined
    await closed
  }

  return {
    url: `${protocol}//127.0.0.1:${port}`,
    /** Breaks every connection and refuses new ones. */
    unplug,
    /** Forwards connections again, on the same port; to another server if one is given. */
    async plug(to = target): Promise<void> {
      // Only connections to the previous server are closed.
      if (to !== server) disconnect()
      server = to
      listener ??= await listen(port)
    },
    stop: unplug,
  }
}
