import { describeGas } from './describeGas'
import { measureGas } from './measureGas'
import { writeSnapshot } from './snapshot'

/** Measures the contracts' gas, keeps the figures in `kept.json`, and prints the table of docs/security.md. */
export async function keepGas(): Promise<void> {
  const operations = await measureGas()
  await writeSnapshot(Object.fromEntries(operations.map(({ name, gas }) => [name, gas])))
  console.log(describeGas(operations))
}
