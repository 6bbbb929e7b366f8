import { type Chain, type Client, createClient, custom } from 'viem'

/** A node's answer to a method: a value, or what is made of the parameters; a thrown error is the node's refusal. */
export type StubAnswer = unknown | ((params: readonly unknown[]) => unknown)

export type StubNode = {
  client: Client
  /** The requests so far, as method and parameters. */
  calls: { method: string; params: readonly unknown[] }[]
  /** Replaces answers, as a chain that moves on does. */
  set(answers: Record<string, StubAnswer>): void
}

/** A JSON-RPC refusal. */
export function refusal(code: number, message = 'refused'): Error {
  return Object.assign(new Error(message), { code })
}

/** Stands for a node: gives fixed answers, and knows no other method. */
export function stubNode(initial: Record<string, StubAnswer>, chain?: Chain): StubNode {
  const answers = new Map(Object.entries(initial))
  const calls: StubNode['calls'] = []
  const transport = custom(
    {
      async request({ method, params }: { method: string; params?: readonly unknown[] }) {
        calls.push({ method, params: params ?? [] })
        if (!answers.has(method)) throw refusal(-32601, `the method ${method} does not exist`)
        const answer = answers.get(method)
        return typeof answer === 'function' ? answer(params ?? []) : answer
      },
    },
    { retryCount: 0 },
  )
  return {
    client: createClient(chain ? { transport, chain } : { transport }),
    calls,
    set: (more) => {
      for (const [method, answer] of Object.entries(more)) answers.set(method, answer)
    },
  }
}
