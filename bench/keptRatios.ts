import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Result } from './Result'

const file = join(__dirname, 'kept.json')
const keptSchema = z.record(z.string(), z.record(z.string(), z.number()))

/** A ratio may be worse than the kept one by this factor: machines are noisy. */
const tolerance = 1.25

/** The measurements whose ratios are kept. */
export const keptMeasurements = (): string[] => Object.keys(readKept())

/** Describes the ratios that are clearly worse than the kept ones of a measurement. */
export function findRegressions(measurement: string, results: readonly Result[]): string[] {
  const kept = readKept()[measurement] ?? {}
  return results.flatMap((result) => {
    const before = kept[keyOf(result)]
    const { ratio } = result
    if (before === undefined || ratio === null) return []
    const worseBy = isHigherBetter(result) ? before / ratio : ratio / before
    return worseBy > tolerance
      ? [`${keyOf(result)}: ${ratio.toPrecision(3)} ×, was ${before.toPrecision(3)} ×`]
      : []
  })
}

/** Keeps the ratios of some measurements from now on. */
export function keepRatios(results: ReadonlyMap<string, readonly Result[]>): void {
  const kept = readKept()
  for (const [measurement, measured] of results)
    kept[measurement] = Object.fromEntries(
      measured.flatMap((result) =>
        result.ratio === null ? [] : [[keyOf(result), Number(result.ratio.toPrecision(3))]],
      ),
    )
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
}

const readKept = () => keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

const keyOf = ({ name, reference }: Result) => `${name} | ${reference?.name}`

const isHigherBetter = ({ unit }: Result) => unit === '/s'
