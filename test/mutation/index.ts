import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { type Artifact, compile, parse, readSource } from './compile'
import { findReplacements } from './operators'
import { survivors } from './survivors'
import { TestProcess } from './TestProcess'
import { type Target, targets } from './targets'

const root = join(__dirname, '..', '..')
const output = join(root, 'cache', 'mutation')
const required = 95

/** A source with one change. */
type Mutant = {
  target: Target
  line: number
  /** The line on which the change begins, without its indentation. */
  at: string
  operator: string
  before: string
  after: string
  text: string
}

/** Test results of the mutants with new bytecode. */
type Outcome = { mutant: Mutant; survived: boolean }

/**
 * Tests one mutant of the contracts after the other. Fails if the tests kill too few, or if `survivors.ts` has no reason for
 * a survivor. Arguments select sources by a part of their path.
 */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const chosen = targets.filter(
    ({ source }) => wanted.length === 0 || wanted.some((part) => source.includes(part)),
  )
  await requirePassing(chosen)
  const outcomes = await tryMutants(chosen.flatMap(makeMutants))
  const unnoticed = outcomes.filter(({ survived }) => survived).map(({ mutant }) => mutant)

  console.log('| source | mutants | killed | survivors |\n| --- | --: | --: | --: |')
  for (const { source } of chosen)
    report(
      source,
      outcomes.filter(({ mutant }) => mutant.target.source === source),
    )
  report('all', outcomes)

  for (const mutant of unnoticed) console.log(describe(mutant))
  const unexplained = unnoticed.filter((mutant) => !isExplained(mutant))
  if (unexplained.length > 0)
    fail(`${unexplained.length} of these have no reason in test/mutation/survivors.ts.`)
  if (percentKilled(outcomes) < required) fail(`At least ${required}% must be killed.`)
}

/** Checks that the tests pass on the original contracts. */
async function requirePassing(chosen: readonly Target[]): Promise<void> {
  const directory = join(output, 'unchanged')
  const testProcess = new TestProcess(directory)
  for (const { source, compiled, tests } of chosen) {
    placeArtifacts(directory, compile(compiled) ?? [])
    if (!(await testProcess.pass(tests)))
      throw new Error(`The tests of ${source} fail before it is changed.`)
  }
  testProcess.stop()
}

function makeMutants(target: Target): Mutant[] {
  const source = readSource(target.source)
  return findReplacements(source, parse(target.source)).map(({ operator, start, end, text }) => {
    const [head, before, tail] = [
      source.subarray(0, start).toString(),
      source.subarray(start, end).toString(),
      source.subarray(end).toString(),
    ]
    const lines = head.split('\n')
    const line = lines.length
    const at = `${lines.at(-1)}${before}${tail}`.split('\n')[0]?.trim() ?? ''
    return { target, line, at, operator, before, after: text, text: head + text + tail }
  })
}

/** Runs the tests on each mutant with new bytecode, with as many in parallel as there are cores. */
async function tryMutants(mutants: readonly Mutant[]): Promise<Outcome[]> {
  const changed = new Set(mutants.map(({ target }) => target))
  const known = new Set([...changed].map(({ compiled }) => codeOf(compile(compiled))))
  const outcomes: Outcome[] = []
  const queue = [...mutants.entries()]
  await Promise.all(
    Array.from({ length: availableParallelism() }, async (_, worker) => {
      const directory = join(output, `worker-${worker}`)
      const testProcess = new TestProcess(directory)
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [index, mutant] = next
        const { target, text } = mutant
        const artifacts = compile(target.compiled, new Map([[target.source, text]]))
        const code = codeOf(artifacts)
        if (!artifacts || known.has(code)) continue
        known.add(code)

        placeArtifacts(directory, artifacts)
        const survived = await testProcess.pass(target.tests)
        outcomes.push({ mutant, survived })
        const outcome = survived ? 'survived' : 'killed'
        console.error(`${index + 1}/${mutants.length} ${outcome}: ${describe(mutant)}`)
      }
      testProcess.stop()
    }),
  )
  return outcomes
}

function codeOf(artifacts: readonly Artifact[] | undefined): string {
  return JSON.stringify(artifacts?.map(({ bytecode }) => bytecode))
}

/** Writes the project's contracts to a directory, with some of them replaced. */
function placeArtifacts(directory: string, artifacts: readonly Artifact[]): void {
  rmSync(directory, { recursive: true, force: true })
  cpSync(join(root, 'artifacts', 'contracts'), join(directory, 'contracts'), { recursive: true })
  for (const artifact of artifacts) {
    const folder = join(directory, artifact.sourceName)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${artifact.contractName}.json`), JSON.stringify(artifact))
  }
}

function isExplained({ target, at, before, after }: Mutant): boolean {
  return survivors.some(
    (survivor) =>
      survivor.source === basename(target.source) &&
      survivor.at === at &&
      survivor.before === flat(before) &&
      survivor.after === flat(after),
  )
}

function report(name: string, outcomes: readonly Outcome[]): void {
  const survived = outcomes.filter((outcome) => outcome.survived).length
  const killed = `${outcomes.length - survived} (${percentKilled(outcomes).toFixed(1)}%)`
  console.log(`| ${name} | ${outcomes.length} | ${killed} | ${survived} |`)
}

function percentKilled(outcomes: readonly Outcome[]): number {
  return (100 * outcomes.filter(({ survived }) => !survived).length) / outcomes.length
}

function describe({ target, line, operator, before, after }: Mutant): string {
  return `${target.source}:${line} ${operator}: ${flat(before)} → ${flat(after)}`
}

function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function fail(reason: string): void {
  console.error(reason)
  process.exitCode = 1
}

void main().catch((error) => {
  console.error(error)
  // The processes that run tests would wait for more.
  process.exit(1)
})
