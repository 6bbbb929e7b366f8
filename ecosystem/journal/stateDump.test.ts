import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dumpState } from './stateDump'

/** Answers with these pieces, each sent by itself: where a real node cuts its answer cannot be chosen. */
async function serve(pieces: readonly string[]): Promise<string> {
  const server = createServer(async (_, response) => {
    for (const piece of pieces) {
      response.write(piece)
      await delay(5)
    }
    response.end()
  })
  onTestFinished(() => void server.close())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return `127.0.0.1:${address.port}`
}

async function dump(...pieces: string[]): Promise<string> {
  let state = ''
  for await (const piece of dumpState(await serve(pieces))) state += piece
  return state
}

describe('dumpState', () => {
  it.each([
    ['at once', ['{"jsonrpc":"2.0","id":1,"result":"0xc0ffee"}']],
    ['in many pieces', ['{"jsonrpc":"2.0","id":1,"re', 'sult":"', '0xc0', 'ff', 'ee', '"', '}']],
    ['with what it asks for first', ['{"result":"0xc0ffee","jsonrpc":"2.0","id":1}']],
    ['with more after it', ['{"result":"0xc0ff', 'ee","jsonrpc":"2.0', '","id":1}']],
  ])('reads a state that arrives %s', async (_, pieces) => {
    expect(await dump(...pieces)).toBe('0xc0ffee')
  })

  it.each([
    ['an error', '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}'],
    ['something else', '{"jsonrpc":"2.0","id":1,"result":null}'],
    ['the half of it', '{"jsonrpc":"2.0","id":1,"result":"0xc0'],
  ])('fails for %s', async (_, response) => {
    await expect(dump(response)).rejects.toThrow(`The node answered with no state: ${response}`)
  })
})
