import type { WebSocket } from 'ws'
import { formatResponse, handleRequest, type JsonRpcCall } from './jsonRpc'

/** Maximum number of requests of a connection that run concurrently; the next one is read when one has been answered. */
const maxPending = 1_000

/** What a connection may leave unread before it is ended: nobody gets to fill our memory. */
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

/** Answers what comes over a WebSocket, as fast as its other end reads. */
export function serveSocket(socket: WebSocket, openSession: OpenSession): void {
  let pending = 0

  const isOpen = () => socket.readyState === socket.OPEN

  /** Resolves when the text has left us, or never will. */
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
    // What was read before the end comes after it.
    if (!isOpen()) return
    // An answer too large for a string is the last.
    serve(data).catch(() => socket.terminate())
  })
  socket.on('close', session.close)
}
