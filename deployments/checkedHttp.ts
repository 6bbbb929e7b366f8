import { type HttpTransportConfig, http, isHex, type Transport } from 'viem'
import type { ManifestChain } from './manifest'
import { sendWhenAccepted } from './sendWhenAccepted'
import { WrongChainError } from './WrongChainError'

/**
 * Creates an HTTP transport like viem's `http`, whose requests fail with `WrongChainError` if the node reports an unexpected
 * chain id.
 *
 * The chain id is requested together with each read, and before each transaction, since the node can be replaced at any time.
 *
 * @param config.recheckMs - Reads rely on the last check for this long, unless a request fails. @default 0
 */
export function checkedHttp(
  chain: ManifestChain,
  { recheckMs = 0, ...config }: HttpTransportConfig & { recheckMs?: number } = {},
): Transport {
  return (options) => {
    const transport = http(chain.rpcUrl, config)(options)
    let checking: Promise<void> | undefined
    let checkedAt = Number.NEGATIVE_INFINITY

    function check(): Promise<void> {
      checking ??= checkChainId().finally(() => {
        checking = undefined
      })
      return checking
    }

    const isChecked = () => performance.now() - checkedAt < recheckMs

    async function checkChainId(): Promise<void> {
      const chainId: unknown = await transport.request({ method: 'eth_chainId' })
      requireChain(chain, isHex(chainId) ? Number(chainId) : Number.NaN)
      checkedAt = performance.now()
    }

    const request = new Proxy(transport.request, {
      async apply(send, self, args) {
        const { method } = args[0]
        if (/send|sign/i.test(method)) {
          await check()
          return sendWhenAccepted(() => Reflect.apply(send, self, args))
        }
        const response: Promise<unknown> = Reflect.apply(send, self, args)
        // A wrong chain id takes precedence over an error of the request.
        response.catch(() => {
          checkedAt = Number.NEGATIVE_INFINITY
        })
        if (!isChecked()) await check()
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
