import { type HttpTransportConfig, http, isHex, type Transport } from 'viem'
import type { ManifestChain } from './manifest'
import { WrongChainError } from './WrongChainError'

/**
 * HTTP to the node of a chain, as viem's `http`; but each request fails with `WrongChainError` if the node answers as another
 * chain than it should.
 *
 * Reads are sent together with the question, what sends a transaction only after its answer. A node may be replaced at any
 * time, so the answer counts for nothing later.
 */
export function checkedHttp(chain: ManifestChain, config?: HttpTransportConfig): Transport {
  return (options) => {
    const transport = http(chain.rpcUrl, config)(options)
    let checking: Promise<void> | undefined

    function check(): Promise<void> {
      checking ??= askChainId().finally(() => {
        checking = undefined
      })
      return checking
    }

    async function askChainId(): Promise<void> {
      const answer: unknown = await transport.request({ method: 'eth_chainId' })
      requireChain(chain, isHex(answer) ? Number(answer) : Number.NaN)
    }

    const request = new Proxy(transport.request, {
      async apply(send, self, args) {
        const { method } = args[0]
        if (/send|sign/i.test(method)) {
          await check()
          return Reflect.apply(send, self, args)
        }
        const answer: Promise<unknown> = Reflect.apply(send, self, args)
        // Whatever another chain answers, that it is another is what matters.
        answer.catch(() => {})
        await check()
        return answer
      },
    })
    return { ...transport, request }
  }
}

/** @throws `WrongChainError` if a node answers with another chain id than its chain has. */
export function requireChain(chain: Pick<ManifestChain, 'name' | 'chainId'>, actual: number): void {
  if (actual !== chain.chainId) throw new WrongChainError({ ...chain, actual })
}
