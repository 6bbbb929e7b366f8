import type { WebSocket } from 'ws'
import { formatResponse, handleRequest, type JsonRpcCall } from './jsonRpc'

/** Maximum number of requests of a connection that run concurrently; the next one is read when one has been answered. */
const maxPending = 1_000

/** Maximum number of unread bytes of a connection; beyond that, it is terminated. */
const maxUnreadBytes = 64 * 1024 * 1024

/** RFC 6455, section 7.4.1. */
const goingAway = 1001

/** One WebSocket: handles its requests, and may send more than responses. */
type SocketSession = { call: JsonRpcCall; close: () => void }

/**
 * Begins a connection's session.
 *
 * @param send - Sends a text.
 * @param disconnect - Ends the connection.
 */
export type OpenSession = (send: (text: string) => void, disconnect: () => void) => SocketSession

/** Handles the requests of a WebSocket, as fast as the client reads the responses. */
export function serveSocket(socket: WebSocket, openSession: OpenSession): void {
  let pending = 0

  const isOpen = () => socket.readyState === socket.OPEN

  /** Resolves when the text was sent, or cannot be. */
  function send(text: string): Promise<void> {
    if (socket.bufferedAmount > maxUnreadBytes) socket.terminate()
    return new Promise((resolve) => socket.send(text, () => resolve()))
  }

  async function serve(message: Uint8Array): Promise<void> {
    pending++
    if (pending >= maxPending) socket.pause()
    const response = await handleRequest(message, session.call)
    if (response !== undefined && isOpen()) await send(formatResponse(response))
    pending--
    if (socket.isPaused && pending < maxPending) socket.resume()
  }

  const session = openSession(
    (text) => void send(text),
    () => socket.close(goingAway),
  )
  socket.on('message', (data: Buffer) => {
    // Messages that were read before the connection closed are delivered after it.
    if (!isOpen()) return
    // A response that is too large for a string ends the connection.
    serve(data).catch(() => socket.terminate())
  })
  socket.on('close', session.close)
}
