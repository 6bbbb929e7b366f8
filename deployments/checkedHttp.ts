import { type HttpTransportConfig, http, isHex, type Transport } from 'viem'
import type { ManifestChain } from './manifest'
import { WrongChainError } from './WrongChainError'

/**
 * Creates an HTTP transport like viem's `http`, whose requests fail with `WrongChainError` if the node reports an unexpected
 * chain id.
 *
 * The chain id is requested together with each read, and before each transaction. It is not cached, since the node can be
 * replaced at any time.
 */
export function checkedHttp(chain: ManifestChain, config?: HttpTransportConfig): Transport {
  return (options) => {
    const transport = http(chain.rpcUrl, config)(options)
    let checking: Promise<void> | undefined

    function check(): Promise<void> {
      checking ??= checkChainId().finally(() => {
        checking = undefined
      })
      return checking
    }

    async function checkChainId(): Promise<void> {
      const chainId: unknown = await transport.request({ method: 'eth_chainId' })
      requireChain(chain, isHex(chainId) ? Number(chainId) : Number.NaN)
    }

    const request = new Proxy(transport.request, {
      async apply(send, self, args) {
        const { method } = args[0]
        if (/send|sign/i.test(method)) {
          await check()
          return Reflect.apply(send, self, args)
        }
        const response: Promise<unknown> = Reflect.apply(send, self, args)
        // A wrong chain id takes precedence over an error of the request.
        response.catch(() => {})
        await check()
        return response
      },
    })
    return { ...transport, request }
  }
}

/** @throws `WrongChainError` if a node reports an unexpected chain id. */
export function requireChain(chain: Pick<ManifestChain, 'name' | 'chainId'>, actual: number): void {
  if (actual !== chain.chainId) throw new WrongChainError({ ...chain, actual })
}
