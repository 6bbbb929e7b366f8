import type { z } from 'zod'
import { errorCodes, JsonRpcError } from './jsonRpc'

/**
 * Parses positional parameters of a method, in the order of the schema's fields.
 *
 * @throws `JsonRpcError` -32602 that names each invalid parameter and what it must be.
 */
export function parseParams<shape extends z.ZodRawShape>(
  schema: z.ZodObject<shape>,
  params: readonly unknown[],
): z.output<z.ZodObject<shape>> {
  const names = Object.keys(schema.shape)
  const { success, data, error } = schema.safeParse(
    Object.fromEntries(names.map((name, index) => [name, params[index] ?? undefined])),
  )
  if (success) return data
  const reasons = error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  throw new JsonRpcError(errorCodes.invalidParams, `Invalid parameters: ${reasons.join('; ')}.`)
}
