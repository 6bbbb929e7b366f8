import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { adminPrefix } from '../../ecosystem/admin/adminTransport'
import { errorCodes } from '../../ecosystem/jsonrpc/jsonRpc'
import { adminMethods } from '../../ecosystem/zksync/admin/methods'
import { zksyncMethods } from '../../ecosystem/zksync/rpc/methods'
import { pagesWithTables, withTables } from '../../scripts/docs/tables'

it.each(pagesWithTables.map((file) => ({ page: basename(file), file })))(
  '$page has the tables that npm run docs writes',
  ({ file }) => {
    const page = readFileSync(file, 'utf8')
    expect(page).toContain('<!-- table: ')
    expect(page).toBe(withTables(page))
  },
)

it('each error code and each admin method has a row', () => {
  const page = withTables(
    ['errors', 'admin-methods']
      .map((name) => `<!-- table: ${name}, -->\n<!-- end of table -->`)
      .join('\n'),
  )
  for (const code of Object.values(errorCodes)) expect(page).toContain(`\n| ${code} | `)
  for (const name of Object.keys(adminMethods))
    expect(page).toContain(`\n| \`${adminPrefix}${name}(`)
})

it('each method of ZKsync that is supported, or rejected with a reason, is on the page about JSON-RPC', () => {
  const page = pagesWithTables.map((file) => readFileSync(file, 'utf8')).join()
  const names = [...zksyncMethods.keys()]
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([])
})
