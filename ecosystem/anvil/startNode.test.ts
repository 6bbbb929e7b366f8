import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseEther } from 'viem'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { eventually } from '../test/eventually'
import { ownTemporaryDirectory } from '../test/ownTemporaryDirectory'
import { processesNaming } from '../test/processesNaming'
import { keptStates, startNode } from './startNode'

const timeout = 30_000
/** Linux and Windows have all of 127.0.0.0/8. */
const hasLoopbackBlock = process.platform === 'linux' || process.platform === 'win32'

describe('startNode', { timeout }, () => {
  /** Holds the sockets of the nodes, whose command lines name them. */
  const directory = ownTemporaryDirectory()

  const leftovers = () => ({
    processes: processesNaming(directory()),
    files: readdirSync(directory()),
  })
  const nothing = { processes: [], files: [] }

  it('resolves to a ready node of that chain with funded accounts', async () => {
    const node = await startNode({ chainId: 4242, onExit() {} })
    try {
      expect(await node.client.getChainId()).toBe(4242)
      const [account] = node.accounts
      if (!account) throw new Error('The node has no account')
      expect(await node.client.getBalance({ address: account })).toBe(parseEther('10000'))
      const response = await fetch(`http://${node.address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId' }),
      })
      expect(await response.json()).toMatchObject({ result: '0x1092' })
    } finally {
      await node.stop()
    }
  })

  it('does not let web pages read responses', async () => {
    const node = await startNode({ chainId: 1, onExit() {} })
    try {
      const preflight = await fetch(`http://${node.address}`, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://site.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      })
      const answer = await fetch(`http://${node.address}`, {
        method: 'POST',
        headers: { origin: 'https://site.example', 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId' }),
      })
      for (const { headers } of [preflight, answer])
        expect(headers.get('access-control-allow-origin')).toBeNull()
    } finally {
      await node.stop()
    }
  })

  it.runIf(hasLoopbackBlock)(
    'listens on no address that a page could guess, by HTTP or WebSocket',
    async () => {
      const nodes = await Promise.all([1, 2].map((chainId) => startNode({ chainId, onExit() {} })))
      const addresses = nodes.map(({ address }) => new URL(`http://${address}`))
      expect(new Set(addresses.map(({ hostname }) => hostname)).size).toBe(2)
      for (const { hostname, port } of addresses) {
        expect(hostname).toMatch(/^127\./)
        for (const guess of ['127.0.0.1', 'localhost', '127.0.0.2']) {
          const [error] = await once(new WebSocket(`ws://${guess}:${port}`), 'error')
          expect(error).toHaveProperty('code', 'ECONNREFUSED')
        }
        const socket = new WebSocket(`ws://${hostname}:${port}`)
        await once(socket, 'open')
        socket.terminate()
      }
      await Promise.all(nodes.map(({ stop }) => stop()))
    },
  )

  it('starts several nodes at once, each on its own port', async () => {
    const nodes = await Promise.all([1, 2, 3].map((chainId) => startNode({ chainId, onExit() {} })))
    expect(new Set(nodes.map(({ address }) => address)).size).toBe(3)
    expect(processesNaming(directory())).toHaveLength(3)
    await Promise.all(nodes.map(({ stop }) => stop()))
    expect(leftovers()).toEqual(nothing)
  })

  it('leaves no process and no file when stopped, without an error', async () => {
    const onExit = vi.fn()
    const node = await startNode({ chainId: 1, onExit })
    expect(processesNaming(directory())).toHaveLength(1)
    await node.stop()
    expect(leftovers()).toEqual(nothing)
    expect(onExit).not.toHaveBeenCalled()
  })

  it('writes nothing to the home directory, however long the chain', async () => {
    const home = join(directory(), 'home')
    mkdirSync(home)
    vi.stubEnv('HOME', home)
    const node = await startNode({ chainId: 1, onExit() {} })
    await node.client.mine({ blocks: 2 * keptStates })
    node.kill()
    await eventually(() => expect(processesNaming(directory())).toEqual([]))
    expect(readdirSync(home)).toEqual([])
    expect(readdirSync(directory())).toEqual(['home'])
  })

  it('can be stopped twice, even after the process has exited', async () => {
    const node = await startNode({ chainId: 1, onExit() {} })
    await node.stop()
    await node.stop()
  })

  it('quotes the last output when the node fails to start, and leaves nothing behind', async () => {
    const onExit = vi.fn()
    const starting = startNode({ chainId: 1.5, onExit })
    await expect(starting).rejects.toThrow(
      /^The node of chain 1\.5 ended \(exit code \d+\)\. Its last lines:\n.*--chain-id/s,
    )
    expect(leftovers()).toEqual(nothing)
    expect(onExit).not.toHaveBeenCalled()
  })

  it('reports when the node exits unexpectedly', async () => {
    const error = await new Promise<Error>((onExit) => {
      void startNode({ chainId: 77, onExit }).then(() => {
        for (const processId of processesNaming(directory())) process.kill(processId, 'SIGKILL')
      })
    })
    expect(error.message).toMatch(
      /^The node of chain 77 ended \(SIGKILL\)\. Its last lines:\n.*Listening on/s,
    )
    expect(leftovers()).toEqual(nothing)
  })

  it('rejects pending requests with the last output as soon as the node exits', async () => {
    const lines: string[] = []
    const node = await startNode({
      ...{ chainId: 77, onExit() {} },
      onLine: (line) => lines.push(line),
    })
    const mined = expect(node.client.mine({ blocks: 10_000_000 })).rejects.toThrow(
      'The node of chain 77 ended (SIGKILL)',
    )
    await eventually(() => expect(lines).toContain('anvil_mine'))
    for (const processId of processesNaming(directory())) process.kill(processId, 'SIGKILL')
    await mined
    await expect(node.client.getBlockNumber()).rejects.toThrow('The node of chain 77 ended')
    await expect(
      node.client.transport.subscribe({ params: ['newHeads'], onData() {} }),
    ).rejects.toThrow('The node of chain 77 ended')
  })
})
