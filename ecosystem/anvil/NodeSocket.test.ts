import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownTemporaryDirectory } from '../test/ownTemporaryDirectory'
import { NodeConnectionError } from './NodeConnectionError'
import { NodeSocket } from './NodeSocket'

const directory = ownTemporaryDirectory()

describe('NodeSocket', () => {
  let server: ReturnType<typeof createServer>
  let socket: NodeSocket
  /** The node's side of the connection. */
  let node: Socket

  beforeEach(async () => {
    const path =
      process.platform === 'win32' ? `\\\\.\\pipe\\${directory()}` : join(directory(), 'node.ipc')
    server = createServer().listen(path)
    await once(server, 'listening')
    const connected = once(server, 'connection')
    socket = await NodeSocket.open(path)
    ;[node] = await connected
  })

  afterEach(async () => {
    socket.close()
    node.destroy()
    server.close()
    await once(server, 'close')
  })

  it('assigns responses to requests by id, however they are ordered and split', async () => {
    const responses = ['first', 'second', 'third'].map((name) => socket.request(name, [1]))
    await once(node, 'data')
    const bytes = Buffer.from(
      '{"id":3,"result":"drei"}\n{"id":1,"result":"één"}\n{"id":2,"result":"zwei"}\n',
    )
    for (let first = 0; first < bytes.length; first += 7) {
      node.write(bytes.subarray(first, first + 7))
      await setImmediate()
    }
    expect(await Promise.all(responses)).toMatchObject([
      { result: 'één' },
      { result: 'zwei' },
      { result: 'drei' },
    ])
  })

  it('sends each request once, in order', async () => {
    let received = ''
    node.setEncoding('utf8').on('data', (chunk) => {
      received += chunk
    })
    const send = (...names: string[]) => {
      for (const name of names) void socket.request(name, []).catch(() => {})
    }
    send('alone', 'with', 'others')
    await setImmediate()
    send('later')
    while (!received.includes('later')) await once(node, 'data')
    const methods = received
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).method)
    expect(methods).toEqual(['alone', 'with', 'others', 'later'])
  })

  it('rejects pending and later requests once the connection is closed', async () => {
    const pending = expect(socket.request('eth_chainId', [])).rejects.toThrow(NodeConnectionError)
    node.destroy()
    await pending
    await expect(socket.request('eth_chainId', [])).rejects.toThrow(NodeConnectionError)
  })
})
