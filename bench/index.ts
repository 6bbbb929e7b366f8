import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { aging } from './measurements/aging'
import { deposits } from './measurements/deposits'
import { latency } from './measurements/latency'
import { memory } from './measurements/memory'
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
  memory,
  aging,
}

void new Command('npm run bench --')
  .description(
    'Measures the figures of bench/results.md on this machine, each beside its reference.',
  )
  .option('--json', 'end with one line of JSON', false)
  .option('--write', 'write bench/results.md', false)
  .addOption(
    new Option('--only <names...>', 'measure only these').choices(Object.keys(measurements)),
  )
  .action(bench)
  .parseAsync()

async function bench({
  json,
  write,
  only,
}: {
  json: boolean
  write: boolean
  only?: string[]
}): Promise<void> {
  const results: Result[] = []
  for (const [name, measure] of Object.entries(measurements)) {
    if (only && !only.includes(name)) continue
    for (const result of await measure()) {
      results.push(result)
      console.log(describeResult(result))
    }
  }
  if (write) {
    const date = new Date().toISOString().slice(0, 10)
    writeFileSync(join(__dirname, 'results.md'), resultsPage(results, date))
  }
  if (json) console.log(JSON.stringify({ results }))
}
