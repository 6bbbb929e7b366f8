/**
 * Tests the packed packages outside this repository, installed from the tarballs of `npm run pack`.
 * `npm run consumers -- NAME …` runs only some of the projects.
 */
import { consumers } from './consumers'

async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in consumers))
  if (unknown.length > 0)
    throw new Error(
      `Unknown project ${unknown.join(', ')}. Available: ${Object.keys(consumers).join(', ')}.`,
    )
  for (const [name, use] of Object.entries(consumers)) {
    if (names.length > 0 && !names.includes(name)) continue
    const begun = Date.now()
    const result = await use()
    console.log(`${name}: ${result} (${((Date.now() - begun) / 1_000).toFixed(1)} s)`)
  }
}

void run(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
