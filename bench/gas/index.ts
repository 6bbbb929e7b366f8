import { describeGas } from './describeGas'
import { measureGas } from './measureGas'
import { writeSnapshot } from './snapshot'

/** Measures the gas costs of the contracts, updates `gasSnapshot.json`, and prints the table of docs/security.md. */
export async function updateGasSnapshot(): Promise<void> {
  const operations = await measureGas()
  await writeSnapshot(Object.fromEntries(operations.map(({ name, gas }) => [name, gas])))
  console.log(describeGas(operations))
}
