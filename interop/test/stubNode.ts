import { type Chain, type Client, createClient, custom } from 'viem'

/** Response of a node to a method: a value, or a function of the parameters that returns it or throws an error. */
export type StubResponse = unknown | ((params: readonly unknown[]) => unknown)

export type StubNode = {
  client: Client
  /** The requests so far. */
  calls: { method: string; params: readonly unknown[] }[]
  /** Replaces responses. */
  set(responses: Record<string, StubResponse>): void
}

/** A JSON-RPC error. */
export function rpcError(code: number, message = 'request failed'): Error {
  return Object.assign(new Error(message), { code })
}

/** Creates a node with fixed responses, without any other method. */
export function stubNode(initial: Record<string, StubResponse>, chain?: Chain): StubNode {
  const responses = new Map(Object.entries(initial))
  const calls: StubNode['calls'] = []
  const transport = custom(
    {
      async request({ method, params }: { method: string; params?: readonly unknown[] }) {
        calls.push({ method, params: params ?? [] })
        if (!responses.has(method)) throw rpcError(-32601, `the method ${method} does not exist`)
        const response = responses.get(method)
        return typeof response === 'function' ? response(params ?? []) : response
      },
    },
    { retryCount: 0 },
  )
  return {
    client: createClient(chain ? { transport, chain } : { transport }),
    calls,
    set: (more) => {
      for (const [method, response] of Object.entries(more)) responses.set(method, response)
    },
  }
}
