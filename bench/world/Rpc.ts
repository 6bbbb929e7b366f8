import { Agent, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import type { Hash } from 'viem'
import { z } from 'zod'
import { hash } from '../../ecosystem/jsonrpc/schemas'

const responseSchema = z.union([
  z.object({ error: z.object({ message: z.string() }) }),
  z.object({ result: z.unknown() }),
])

const receiptSchema = z.looseObject({ status: z.string(), blockNumber: z.string() })

/** JSON-RPC over a fixed number of connections, as cheap as possible: what is measured is the server. */
export class Rpc {
  readonly #url: string
  readonly #agent: Agent
  #id = 0

  constructor(url: string, connections: number) {
    this.#url = url
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  async call(method: string, params: readonly unknown[] = []): Promise<unknown> {
    return resultOf(await this.#post({ jsonrpc: '2.0', id: ++this.#id, method, params }))
  }

  /** Sends several requests as one. */
  async batch(method: string, paramsOfEach: readonly (readonly unknown[])[]): Promise<unknown[]> {
    const requests = paramsOfEach.map((params) => ({
      ...{ jsonrpc: '2.0', id: ++this.#id, method, params },
    }))
    return z
      .array(z.unknown())
      .parse(await this.#post(requests))
      .map(resultOf)
  }

  /** Sends a signed transaction; returns its hash. */
  async submit(transaction: string): Promise<Hash> {
    return hash.parse(await this.call('eth_sendRawTransaction', [transaction]))
  }

  /** Sends a signed transaction, and polls for its receipt. @throws If it is reverted. */
  async send(transaction: string): Promise<z.output<typeof receiptSchema>> {
    return this.receipt(await this.submit(transaction))
  }

  async receipt(transactionHash: string): Promise<z.output<typeof receiptSchema>> {
    for (;;) {
      const receipt = receiptSchema
        .nullable()
        .parse(await this.call('eth_getTransactionReceipt', [transactionHash]))
      if (receipt?.status === '0x1') return receipt
      if (receipt) throw new Error(`Transaction ${transactionHash} was reverted.`)
      await delay(1)
    }
  }

  close(): void {
    this.#agent.destroy()
  }

  #post(body: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const sent = request(
        this.#url,
        { method: 'POST', agent: this.#agent, headers: { 'content-type': 'application/json' } },
        (response) => json(response).then(resolve, reject),
      )
      sent.once('error', reject)
      sent.end(JSON.stringify(body))
    })
  }
}

function resultOf(response: unknown): unknown {
  const parsed = responseSchema.parse(response)
  if ('error' in parsed) throw new Error(parsed.error.message)
  return parsed.result
}
