import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { type Artifact, compile, parse, readSource } from './compile'
import { findReplacements } from './operators'
import { runTests } from './runTests'
import { survivors } from './survivors'
import { type Target, targets } from './targets'

const root = join(__dirname, '..', '..')
const output = join(root, 'cache', 'mutation')
const required = 95

/** A source with one change, and the contracts that come of it. */
type Mutant = {
  target: Target
  line: number
  operator: string
  before: string
  after: string
  artifacts: Artifact[]
}

/**
 * Makes one change after the other to the contracts, and fails if the tests notice too few, or if one goes unnoticed
 * for which `survivors.ts` gives no reason. Arguments choose sources by a part of their path.
 */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const chosen = targets.filter(
    ({ source }) => wanted.length === 0 || wanted.some((part) => source.includes(part)),
  )
  await requirePassing(chosen)
  const mutants = chosen.flatMap(makeMutants)
  const unnoticed = await findUnnoticed(mutants)

  console.log('| source | mutants | killed | survivors |\n| --- | --: | --: | --: |')
  for (const { source } of chosen) {
    const ofSource = (mutant: Mutant) => mutant.target.source === source
    report(source, mutants.filter(ofSource).length, unnoticed.filter(ofSource).length)
  }
  report('all', mutants.length, unnoticed.length)

  const unexplained = unnoticed.filter((mutant) => !isExplained(mutant))
  for (const mutant of unnoticed) console.log(describe(mutant))
  if (unexplained.length > 0)
    fail(`${unexplained.length} of these have no reason in test/mutation/survivors.ts.`)
  if (percentKilled(mutants.length, unnoticed.length) < required)
    fail(`At least ${required} % must be killed.`)
}

/** Tests that fail on the contracts as they are would fail on each mutant. */
async function requirePassing(chosen: readonly Target[]): Promise<void> {
  const directory = join(output, 'unchanged')
  for (const { source, compiled, tests } of chosen) {
    placeArtifacts(directory, compile(compiled) ?? [])
    if (!(await runTests(directory, tests)))
      throw new Error(`The tests of ${source} fail before it is changed.`)
  }
}

/** All mutants of a source that compile to something new. */
function makeMutants(target: Target): Mutant[] {
  const source = readSource(target.source)
  const known = new Set([codeOf(compile(target.compiled))])
  return findReplacements(source, parse(target.source)).flatMap(
    ({ operator, start, end, text }) => {
      const mutated = Buffer.concat([
        source.subarray(0, start),
        Buffer.from(text),
        source.subarray(end),
      ]).toString()
      const artifacts = compile(target.compiled, new Map([[target.source, mutated]]))
      const code = codeOf(artifacts)
      if (!artifacts || known.has(code)) return []
      known.add(code)
      const line = source.subarray(0, start).toString().split('\n').length
      const before = source.subarray(start, end).toString()
      return [{ target, line, operator, before, after: text, artifacts }]
    },
  )
}

function codeOf(artifacts: readonly Artifact[] | undefined): string {
  return JSON.stringify(artifacts?.map(({ bytecode }) => bytecode))
}

/** Runs the tests on each mutant, as many at once as the machine has cores. */
async function findUnnoticed(mutants: readonly Mutant[]): Promise<Mutant[]> {
  const unnoticed: Mutant[] = []
  const queue = [...mutants.entries()]
  await Promise.all(
    Array.from({ length: availableParallelism() }, async (_, worker) => {
      const directory = join(output, `worker-${worker}`)
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [index, mutant] = next
        placeArtifacts(directory, mutant.artifacts)
        const survived = await runTests(directory, mutant.target.tests)
        if (survived) unnoticed.push(mutant)
        const outcome = survived ? 'survived' : 'killed'
        console.error(`${index + 1}/${mutants.length} ${outcome}: ${describe(mutant)}`)
      }
    }),
  )
  return unnoticed
}

/** Makes a directory hold the project's contracts, some of them replaced. */
function placeArtifacts(directory: string, artifacts: readonly Artifact[]): void {
  rmSync(directory, { recursive: true, force: true })
  cpSync(join(root, 'artifacts', 'contracts'), join(directory, 'contracts'), { recursive: true })
  for (const artifact of artifacts) {
    const folder = join(directory, artifact.sourceName)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${artifact.contractName}.json`), JSON.stringify(artifact))
  }
}

function isExplained({ target, before, after }: Mutant): boolean {
  return survivors.some(
    (survivor) =>
      survivor.source === basename(target.source) &&
      survivor.before === before &&
      survivor.after === after,
  )
}

function report(name: string, total: number, survived: number): void {
  const percent = percentKilled(total, survived).toFixed(1)
  console.log(`| ${name} | ${total} | ${total - survived} (${percent} %) | ${survived} |`)
}

function percentKilled(total: number, survived: number): number {
  return (100 * (total - survived)) / total
}

function describe({ target, line, operator, before, after }: Mutant): string {
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
  return `${target.source}:${line} ${operator}: ${flat(before)} → ${flat(after)}`
}

function fail(reason: string): void {
  console.error(reason)
  process.exitCode = 1
}

void main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
