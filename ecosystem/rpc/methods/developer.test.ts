import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startServedChain } from '../../test/startServedChain'

let chain: Awaited<ReturnType<typeof startServedChain>>

beforeAll(async () => {
  chain = await startServedChain()
})

afterAll(() => chain.stop())

it('detects foreign requests after logging was disabled', async () => {
  for (const method of ['anvil_setLoggingEnabled', 'hardhat_setLoggingEnabled'])
    expect(await chain.call(method, [false])).toBeNull()
  await fetch(`http://${chain.node.address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'evm_mine', params: [] }),
  }).catch(() => {})
  await vi.waitFor(() => expect(chain.node.incarnation).toBe(2), { timeout: 20_000 })
})
