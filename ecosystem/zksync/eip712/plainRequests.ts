import { z } from 'zod'
import { rejection } from '../../jsonrpc/rejection'
import { eip712Type } from './decodeEip712Transaction'
import { unsupportedMeta } from './unsupportedMeta'

/** Maximum depth of calls, in `eth_simulateV1`: parameter, block states, block state, calls, call. */
const deepestRequest = 5

const metaSchema = z.object({
  factoryDeps: z.array(z.unknown()).nullish(),
  paymasterParams: z.unknown().optional(),
  customSignature: z.union([z.array(z.unknown()), z.string()]).nullish(),
})

/**
 * Converts calls and transactions of type 0x71, anywhere in a parameter, to what a plain node accepts: without the type
 * and the `eip712Meta`.
 *
 * @throws `JsonRpcError` 3 if the meta requires what an EVM node does not support.
 */
export function plainRequests(value: unknown, depth = deepestRequest): unknown {
  if (depth === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => plainRequests(item, depth - 1))
  if ('eip712Meta' in value || ('type' in value && value.type === eip712Type))
    return plainRequest(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, plainRequests(item, depth - 1)]),
  )
}

function plainRequest(request: object): object {
  const { eip712Meta, type, ...plain } = { eip712Meta: undefined, type: undefined, ...request }
  const { data: meta } = metaSchema.safeParse(eip712Meta)
  const unsupported = unsupportedMeta({
    factoryDependencies: meta?.factoryDeps?.length ?? 0,
    hasPaymaster: (meta?.paymasterParams ?? null) !== null,
    signatureLength: byteLength(meta?.customSignature ?? []),
  })
  if (unsupported) throw rejection(unsupported)
  return type === eip712Type || type === undefined ? plain : { ...plain, type }
}

/** Clients send bytes as an array of numbers, some as hexadecimal digits. */
function byteLength(bytes: readonly unknown[] | string): number {
  return typeof bytes === 'string' ? Math.ceil((bytes.length - 2) / 2) : bytes.length
}
