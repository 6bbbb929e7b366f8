import type { z } from 'zod'
import { parseParams } from '../jsonrpc/params'
import type { AdminContext, AdminNetwork } from './AdminContext'

/** An admin method: a JSON-RPC method that concerns the network as a whole. */
export type AdminMethod<network, shape extends z.ZodRawShape = z.ZodRawShape, result = unknown> = {
  /** Describes what it does and returns. */
  description: string
  /** Its parameters, in the order of the fields. */
  params: z.ZodObject<shape>
  call: (context: AdminContext<network>, params: readonly unknown[]) => Promise<result>
}

/** The admin methods of a network by name. */
export type AdminMethods<network> = Readonly<Record<string, AdminMethod<network>>>

/** Returns a function that defines admin methods of a kind of network; their parameters are parsed before they run. */
export const adminMethodOf =
  <network>() =>
  <shape extends z.ZodRawShape, result>({
    description,
    params: schema,
    run,
  }: {
    description: string
    params: z.ZodObject<shape>
    run: (
      context: AdminContext<network>,
      params: z.output<z.ZodObject<shape>>,
    ) => result | Promise<result>
  }): AdminMethod<network, shape, result> => {
    return {
      description,
      params: schema,
      call: async (context, params) => run(context, parseParams(schema, params)),
    }
  }

/** Defines an admin method of any network. */
export const adminMethod = adminMethodOf<AdminNetwork>()
