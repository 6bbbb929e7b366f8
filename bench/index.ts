import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { findRegressions, keepRatios, keptMeasurements } from './keptRatios'
import { aging } from './measurements/aging'
import { deposits } from './measurements/deposits'
import { latency } from './measurements/latency'
import { memory } from './measurements/memory'
import { page } from './measurements/page'
import { proofs } from './measurements/proofs'
import { reads } from './measurements/reads'
import { relayer } from './measurements/relayer'
import { relaying } from './measurements/relaying'
import { startup } from './measurements/startup'
import { throughput } from './measurements/throughput'
import { tree } from './measurements/tree'
import type { Result } from './Result'
import { describeResult, resultsPage } from './report'

const measurements = {
  startup,
  latency,
  relaying,
  throughput,
  deposits,
  reads,
  tree,
  proofs,
  relayer,
  page,
  memory,
  aging,
}

/** A figure counts as worse than before if it is so this many times: anything else may have been busy meanwhile. */
const maxTries = 3

void new Command('npm run bench --')
  .description(
    'Measures the figures of bench/results.md on this machine, each beside its reference.',
  )
  .option('--json', 'end with one line of JSON', false)
  .option('--write', 'write bench/results.md', false)
  .option('--check', 'fail if a ratio is over 25 % worse than in bench/kept.json', false)
  .option('--keep', 'keep the ratios in bench/kept.json', false)
  .addOption(
    new Option('--only <names...>', 'measure only these').choices(Object.keys(measurements)),
  )
  .action(bench)
  .parseAsync()

async function bench({
  json,
  write,
  check,
  keep,
  only = check ? keptMeasurements() : Object.keys(measurements),
}: {
  json: boolean
  write: boolean
  check: boolean
  keep: boolean
  only?: string[]
}): Promise<void> {
  const measured = new Map<string, Result[]>()
  const regressions: string[] = []
  for (const [name, measure] of Object.entries(measurements)) {
    if (!only.includes(name)) continue
    for (let tries = 1; ; tries++) {
      const results = await measure()
      for (const result of results) console.log(describeResult(result))
      measured.set(name, results)
      const worse = check ? findRegressions(name, results) : []
      if (worse.length > 0 && tries < maxTries) continue
      regressions.push(...worse)
      break
    }
  }
  const results = [...measured.values()].flat()
  if (write) {
    const date = new Date().toISOString().slice(0, 10)
    writeFileSync(join(__dirname, 'results.md'), resultsPage(results, date))
  }
  if (keep) keepRatios(measured)
  if (json) console.log(JSON.stringify({ results }))
  if (regressions.length > 0) {
    console.error(`Worse than before by more than 25 %:\n${regressions.join('\n')}`)
    process.exitCode = 1
  }
}
