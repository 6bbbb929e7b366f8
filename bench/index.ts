import { latency } from './latency'
import { load } from './load'
import { relayer } from './relayer'
import { relaying } from './relaying'
import { startup } from './startup'

/** Measures the benchmarks of the README on this machine. */
async function main(): Promise<void> {
  for (const measure of [startup, latency, relaying, load, relayer])
    console.log(`${measure.name}: ${await measure()}`)
}

void main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
