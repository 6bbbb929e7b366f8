import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

const firstHost = 0x7f_00_00_02
const broadcast = 0x7f_ff_ff_ff

/**
 * Picks a loopback address that a web page cannot guess: a node accepts WebSocket connections from any page, and a port
 * alone is found in seconds.
 *
 * @returns An address of 127.0.0.0/8; 127.0.0.1 on systems that have no other, such as macOS.
 */
export async function privateAddress(): Promise<string> {
  const bits = randomInt(firstHost, broadcast)
  const address = [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join('.')
  return (await canListenOn(address)) ? address : '127.0.0.1'
}

async function canListenOn(address: string): Promise<boolean> {
  const server = createServer().listen(0, address)
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}
