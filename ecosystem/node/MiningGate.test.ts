import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { MiningGate } from './MiningGate'

/** Sends a request through a gate, and records it in `sent`. */
function send(
  gate: MiningGate,
  sent: string[],
  name: string,
  { method = 'eth_sendRawTransaction', isUrgent = false, response = Promise.resolve() } = {},
): Promise<void> {
  return gate.pass(
    method,
    () => {
      sent.push(name)
      return response
    },
    { isUrgent },
  )
}

describe('MiningGate', () => {
  it('holds back requests that mine while it is paused, urgent ones in front', async () => {
    const gate = new MiningGate()
    const sent: string[] = []
    let requests: Promise<unknown> = Promise.resolve()
    await gate.whilePaused(async () => {
      requests = Promise.all([
        send(gate, sent, 'first'),
        send(gate, sent, 'second'),
        send(gate, sent, 'urgent', { method: 'evm_mine', isUrgent: true }),
        send(gate, sent, 'read', { method: 'eth_call' }),
      ])
      await setImmediate()
      expect(sent).toEqual(['read'])
      expect(gate.waiting).toBe(3)
    })
    await requests
    expect(sent).toEqual(['read', 'urgent', 'first', 'second'])
    expect(gate.waiting).toBe(0)
  })

  it('is paused until all who paused it have resumed it, also after an error', async () => {
    const gate = new MiningGate()
    const sent: string[] = []
    gate.pause()
    const request = send(gate, sent, 'request')
    await expect(gate.whilePaused(() => Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    )
    await setImmediate()
    expect(sent).toEqual([])
    gate.resume()
    await request
    expect(sent).toEqual(['request'])
  })

  it('lets some requests pass while it is paused', async () => {
    const gate = new MiningGate()
    const sent: string[] = []
    gate.pause()
    const requests = ['first', 'second', 'third'].map((name) => send(gate, sent, name))
    gate.letPass(2)
    await setImmediate()
    expect(sent).toEqual(['first', 'second'])
    gate.resume()
    await Promise.all(requests)
  })

  it('is busy when a transaction is sent before the node has responded to another', async () => {
    const gate = new MiningGate()
    let timesBusy = 0
    gate.onBusy(() => timesBusy++)
    await send(gate, [], 'alone')
    await Promise.all([send(gate, [], 'first'), send(gate, [], 'mined', { method: 'evm_mine' })])
    expect(timesBusy).toBe(0)
    await Promise.all([send(gate, [], 'first'), send(gate, [], 'second')])
    expect(timesBusy).toBe(1)
  })

  it('is drained once the node has responded, except to requests that wait for a block', async () => {
    const gate = new MiningGate()
    await gate.whenDrained()
    let respond = () => {}
    const response = new Promise<void>((resolve) => {
      respond = resolve
    })
    const never = new Promise<void>(() => {})
    const request = send(gate, [], 'request', { response })
    void send(gate, [], 'sync', { method: 'eth_sendRawTransactionSync', response: never })
    let isDrained = false
    const drained = gate.whenDrained().then(() => {
      isDrained = true
    })
    await setImmediate()
    expect(isDrained).toBe(false)
    respond()
    await request
    await drained
  })

  it('is drained also if the node returns an error', async () => {
    const gate = new MiningGate()
    const request = send(gate, [], 'request', { response: Promise.reject(new Error('rejected')) })
    const drained = gate.whenDrained()
    await expect(request).rejects.toThrow('rejected')
    await drained
  })
})
