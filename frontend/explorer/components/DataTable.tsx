import type { ReactNode } from 'react'

export type Column<row> = { name: string; isNumeric?: boolean; cell: (row: row) => ReactNode }

/** A table; where there is no room for columns each row becomes a list of its cells under their names. */
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
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-soft">
          {columns.map(({ name, isNumeric }) => (
            <th
              key={name}
              scope="col"
              data-numeric={isNumeric}
              className="px-2 py-2 font-normal first:pl-0 last:pr-0 data-numeric:text-right"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map((row) => (
          <tr key={keyOf(row)} className="max-md:grid max-md:gap-1 max-md:py-3">
            {columns.map(({ name, isNumeric, cell }) => (
              <td
                key={name}
                data-numeric={isNumeric}
                className="px-2 py-2 first:pl-0 last:pr-0 data-numeric:tabular-nums max-md:flex max-md:min-h-6 max-md:items-center max-md:justify-between max-md:gap-4 max-md:p-0 md:data-numeric:text-right"
              >
                <span aria-hidden="true" className="shrink-0 text-soft md:hidden">
                  {name}
                </span>
                <span className="min-w-0 max-md:text-right">{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
