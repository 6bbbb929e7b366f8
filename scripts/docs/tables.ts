import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AdminMethods } from '../../ecosystem/admin/AdminMethod'
import { adminPrefix } from '../../ecosystem/admin/adminTransport'
import { errorCodes } from '../../ecosystem/jsonrpc/jsonRpc'
import { superchainMethods } from '../../ecosystem/superchain/admin/methods'
import { adminMethods } from '../../ecosystem/zksync/admin/methods'

/** When each error code is returned. */
const errorDescriptions = {
  parseError: 'invalid JSON or invalid UTF-8',
  invalidRequest:
    'invalid request: no method, an id that is an object or an array, nesting of more than 128 levels, or a batch that is empty or has more than 1,000 requests',
  methodNotFound: 'unknown method',
  invalidParams: 'parameters by name, or an invalid parameter, which the message names',
  internalError: 'a bug in this software, please report it; or an injected fault',
  serverError:
    'a call or transaction that cannot be executed, for example for lack of gas; the message gives the reason',
  resourceNotFound: 'the state of a block is no longer available',
  resourceUnavailable:
    'the node is restarting, or transactions are rejected because the disk is full; HTTP status 503. Retry later',
  methodNotSupported: 'a method of live nodes that cannot be supported here',
  limitExceeded: 'more than 100 subscriptions on a connection, or a trace with too many steps',
  transactionRejected:
    "the call reverted, with the contract's error as data, or the transaction was rejected",
  unauthorized: 'the sender is not an unlocked account, and there is no signature',
} satisfies Record<keyof typeof errorCodes, string>

const tables: Record<string, () => string> = {
  errors() {
    const codes: ReadonlyMap<string, number> = new Map(Object.entries(errorCodes))
    return table(
      ['code', 'when'],
      [
        ...Object.entries(errorDescriptions).map(([key, when]) => [`${codes.get(key)}`, when]),
        // Returned by anvil.
        [
          '4',
          '`eth_sendRawTransactionSync`: the transaction was not included in a block within the timeout',
        ],
      ],
    )
  },
  'admin-methods': () => describeMethods(adminMethods),
  'superchain-admin-methods': () => describeMethods(superchainMethods),
}

function describeMethods(methods: AdminMethods<never>): string {
  const rows = Object.entries(methods).map(([name, { description, params }]) => {
    const parameters = Object.entries(params.shape).map(([parameter, schema]) =>
      z.safeParse(schema, undefined).success ? `${parameter}?` : parameter,
    )
    return [`\`${adminPrefix}${name}(${parameters.join(', ')})\``, description]
  })
  return table(['method', 'description'], rows)
}

/** The pages with generated tables. */
export const pagesWithTables = ['ecosystem.md', 'rpc.md', 'superchain-network.md'].map((page) =>
  join(__dirname, '..', '..', 'docs', page),
)

/** A page with updated tables, each of which is enclosed by two comments. */
export function withTables(page: string): string {
  return page.replaceAll(
    /(<!-- table: ([\w-]+), [^\n]*-->\n).*?(<!-- end of table -->)/gs,
    (_, start: string, name: string, end: string) => {
      const write = tables[name]
      if (!write) throw new Error(`There is no table ${name}.`)
      return `${start}${write()}${end}`
    },
  )
}

/** Updates the generated tables of the docs. */
export function writeTables(): void {
  for (const page of pagesWithTables) writeFileSync(page, withTables(readFileSync(page, 'utf8')))
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('')
}
