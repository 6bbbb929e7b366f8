import type { z } from 'zod'
import { parseParams } from '../jsonrpc/params'
import type { AdminContext } from './AdminContext'

/** An order to an ecosystem. */
export type AdminMethod = {
  /** What it does and answers, in a sentence. */
  description: string
  /** Its parameters, in the order of the fields. */
  params: z.ZodObject
  call: (context: AdminContext, params: readonly unknown[]) => Promise<unknown>
}

/** Makes an order of its parameters' schema and what it does with them. */
export function adminMethod<shape extends z.ZodRawShape>({
  description,
  params: schema,
  run,
}: {
  description: string
  params: z.ZodObject<shape>
  run: (context: AdminContext, params: z.output<z.ZodObject<shape>>) => unknown
}): AdminMethod {
  return {
    description,
    params: schema,
    // What an order throws is meant for who gave it.
    call: async (context, params) => run(context, parseParams(schema, params)),
  }
}
