import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'

const root = join(__dirname, '..', '..')
const summaryFile = join(root, 'cache', 'coverage', 'report', 'coverage-summary.json')

/** Required coverage of each folder, in percent; the first matching folder applies. */
const required = [
  { folder: 'contracts/system/', percent: 95 },
  { folder: 'contracts/', percent: 100 },
]

const countSchema = z.object({ total: z.number(), covered: z.number() })
type Count = z.infer<typeof countSchema>

const summarySchema = z.record(z.string(), z.object({ lines: countSchema, branches: countSchema }))

/** Prints the coverage of each folder, and fails if it is below the requirement. */
function main(): void {
  const { total: _total, ...files } = summarySchema.parse(
    JSON.parse(readFileSync(summaryFile, 'utf8')),
  )
  const measured = Object.entries(files).map(([file, counts]) => ({
    folder: folderOf(relative(root, join(root, file)).replaceAll('\\', '/')),
    counts,
  }))
  for (const { folder, percent } of required) {
    const counts = measured.filter((file) => file.folder === folder).map((file) => file.counts)
    for (const what of ['lines', 'branches'] as const) {
      const sum = add(counts.map((count) => count[what]))
      const reached = (100 * sum.covered) / sum.total
      console.log(`${folder}: ${sum.covered} of ${sum.total} ${what}, ${reached.toFixed(1)}%`)
      if (!(reached >= percent)) {
        console.error(`${folder} must have ${percent}% of its ${what} covered.`)
        process.exitCode = 1
      }
    }
  }
}

function folderOf(file: string): string | undefined {
  return required.find(({ folder }) => file.startsWith(folder))?.folder
}

function add(counts: readonly Count[]): Count {
  return counts.reduce(
    (sum, { total, covered }) => ({ total: sum.total + total, covered: sum.covered + covered }),
    { total: 0, covered: 0 },
  )
}

main()
