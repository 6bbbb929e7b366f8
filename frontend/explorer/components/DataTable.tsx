import type { ReactNode } from 'react'

export type Column<row> = { name: string; isNumeric?: boolean; cell: (row: row) => ReactNode }

/** A table. On narrow screens, each row is shown as a list of its cells with their column names. */
export function DataTable<row>({
  label,
  columns,
  rows,
  keyOf,
}: {
  label: string
  columns: readonly Column<row>[]
  rows: readonly row[]
  keyOf: (row: row) => string
}) {
  return (
    <table aria-label={label} className="w-full text-sm">
      <thead className="max-lg:sr-only">
        <tr className="border-b border-line text-left text-soft">
          {columns.map(({ name, isNumeric }) => (
            <th
              key={name}
              scope="col"
              data-numeric={isNumeric || undefined}
              className="px-2 py-2 font-normal first:pl-0 last:pr-0 data-numeric:text-right"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className="max-lg:grid max-lg:gap-x-10 max-lg:gap-y-1 max-lg:py-3 max-lg:sm:grid-cols-2"
          >
            {columns.map(({ name, isNumeric, cell }) => (
              <td
                key={name}
                data-numeric={isNumeric || undefined}
                className="px-2 py-2 first:pl-0 last:pr-0 data-numeric:tabular-nums max-lg:flex max-lg:min-h-6 max-lg:items-center max-lg:justify-between max-lg:gap-4 max-lg:p-0 lg:data-numeric:text-right"
              >
                <span aria-hidden="true" className="shrink-0 text-soft lg:hidden">
                  {name}
                </span>
                <span className="min-w-0 max-lg:text-right">{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
