import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { adminMethods, adminPrefix } from '../../ecosystem/admin/methods'
import { errorCodes } from '../../ecosystem/jsonrpc/jsonRpc'

/** When a client gets which error. */
const errorDescriptions = {
  parseError: 'not JSON, or not UTF-8',
  invalidRequest:
    'not a request: no method, an id that is an object or an array, more than 128 levels deep, a batch of none or of more than 1,000',
  methodNotFound: 'no such method',
  invalidParams: 'parameters by name, or not what the method takes; the message names the one',
  internalError: 'a bug of this software, please report it; or a fault that was asked for',
  serverError:
    'a call or transaction that cannot be executed, such as one without enough gas; the message says why',
  resourceNotFound: 'the state of a block that is no longer kept',
  resourceUnavailable:
    'the node is restarting, or the disk is full, so that transactions are not accepted; over HTTP with status 503. Try again',
  methodNotSupported: 'a method of live nodes that has no true answer here',
  limitExceeded: 'more than 100 subscriptions on a connection, or a trace of too many single steps',
  transactionRejected:
    "the call reverted, with the contract's error as data, or the transaction is refused",
  unauthorized: 'no signature, and no unlocked account',
} satisfies Record<keyof typeof errorCodes, string>

const tables: Record<string, () => string> = {
  errors() {
    const codes: ReadonlyMap<string, number> = new Map(Object.entries(errorCodes))
    return table(
      ['code', 'when'],
      [
        ...Object.entries(errorDescriptions).map(([key, when]) => [`${codes.get(key)}`, when]),
        // anvil's own.
        ['4', '`eth_sendRawTransactionSync`: no block has the transaction within the timeout'],
      ],
    )
  },
  'admin-methods'() {
    const rows = Object.entries(adminMethods).map(([name, { description, params }]) => {
      const parameters = Object.entries(params.shape).map(([parameter, schema]) =>
        schema.safeParse(undefined).success ? `${parameter}?` : parameter,
      )
      return [`\`${adminPrefix}${name}(${parameters.join(', ')})\``, description]
    })
    return table(['method', 'what it does'], rows)
  },
}

/** The pages that have such tables. */
export const pagesWithTables = ['ecosystem.md', 'rpc.md'].map((page) =>
  join(__dirname, '..', '..', 'docs', page),
)

/** A page with its generated tables as they have to be: each stands between two comments. */
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

/** Brings the generated tables of the docs up to date. */
export function writeTables(): void {
  for (const page of pagesWithTables) writeFileSync(page, withTables(readFileSync(page, 'utf8')))
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('')
}
