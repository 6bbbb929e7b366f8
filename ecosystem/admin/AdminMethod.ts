import type { z } from 'zod'
import { parseParams } from '../jsonrpc/params'
import type { AdminContext } from './AdminContext'

/** An admin method: a JSON-RPC method that concerns the network as a whole. */
export type AdminMethod<shape extends z.ZodRawShape = z.ZodRawShape, result = unknown> = {
  /** Describes what it does and returns. */
  description: string
  /** Its parameters, in the order of the fields. */
  params: z.ZodObject<shape>
  call: (context: AdminContext, params: readonly unknown[]) => Promise<result>
}

/** Defines an admin method; its parameters are parsed before it runs. */
export function adminMethod<shape extends z.ZodRawShape, result>({
  description,
  params: schema,
  run,
}: {
  description: string
  params: z.ZodObject<shape>
  run: (context: AdminContext, params: z.output<z.ZodObject<shape>>) => result | Promise<result>
}): AdminMethod<shape, result> {
  return {
    description,
    params: schema,
    call: async (context, params) => run(context, parseParams(schema, params)),
  }
}
