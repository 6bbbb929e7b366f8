import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTcpProxy, type TcpProxy } from './startTcpProxy'

const server = createServer((_request, response) => response.end('hello'))
let proxy: TcpProxy

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port')
  proxy = await startTcpProxy(`http://127.0.0.1:${address.port}`)
})

afterAll(async () => {
  await proxy.stop()
  server.close()
})

const greeting = async () => (await fetch(proxy.url)).text()

describe('startTcpProxy', () => {
  it('forwards data in both directions', async () => {
    expect(await greeting()).toBe('hello')
  })

  it('closes connections and rejects new ones while it is unplugged, then resumes', async () => {
    const open = connect({ host: '127.0.0.1', port: Number(new URL(proxy.url).port) })
    await once(open, 'connect')
    const closed = once(open, 'close')
    await proxy.unplug()
    await closed
    await expect(greeting()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
    await proxy.plug()
    expect(await greeting()).toBe('hello')
  })

  it('can be unplugged and plugged twice', async () => {
    await proxy.unplug()
    await proxy.unplug()
    await proxy.plug()
    await proxy.plug()
    expect(await greeting()).toBe('hello')
  })
})
