import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { applyFault } from './applyFault'
import { type Fault, faults } from './faults'
import { buildTheorems, installHalmos, runHalmos } from './halmos'
import { theoremsIn } from './theorems'

const root = join(__dirname, '..', '..')
const faultyProjects = join(root, 'cache', 'symbolic', 'faults')

/** The slowest are started first. */
const slow = ['L2MessageVerificationTheorems', 'InteropTokenTheorems', 'ZKChainTheorems']

const sources = readdirSync(__dirname)
  .filter((name) => name.endsWith('.t.sol'))
  .map((name) => ({ name, theorems: theoremsIn(readFileSync(join(__dirname, name), 'utf8')) }))

/**
 * Proves every theorem of this folder with Halmos, and refutes one of them for each seeded fault. Fails on any other
 * verdict.
 */
async function main(): Promise<void> {
  await installHalmos()
  await buildTheorems(root)
  const expected = sources.flatMap(({ theorems }) => theorems)
  const contracts = [...new Set(expected.map(({ contract }) => contract))].sort(
    (one, other) => slow.indexOf(other) - slow.indexOf(one),
  )
  const proven = new Set<string>()
  let refuted = 0
  const problems: string[] = []

  await inParallel([
    ...contracts.map((contract) => async () => {
      const verdicts = await runHalmos(root, contract)
      for (const { name } of expected.filter((theorem) => theorem.contract === contract)) {
        const verdict = verdicts.get(name) ?? 'not decided: it was not run'
        if (verdict === 'proven') proven.add(`${contract}.${name}`)
        else problems.push(`${contract}.${name} is ${verdict}.`)
      }
    }),
    ...faults.map((fault, index) => async () => {
      const { contract, theorem, source, original } = fault
      const project = seed(fault, join(faultyProjects, String(index)))
      const verdict = (await runHalmos(project, contract, theorem)).get(theorem)
      if (verdict === 'refuted') ++refuted
      else problems.push(`${theorem} is ${verdict ?? 'not run'} on ${source} without: ${original}`)
      rmSync(project, { recursive: true })
    }),
  ])
  for (const problem of problems) console.error(problem)
  console.log(`${proven.size} of ${expected.length} theorems proven.`)
  console.log(`${refuted} of ${faults.length} seeded faults refuted.`)
  if (problems.length > 0) process.exitCode = 1
}

/** A project with one contract of theorems, its dependencies and a fault. */
function seed(fault: Fault, project: string): string {
  rmSync(project, { recursive: true, force: true })
  const file = sources.find(({ theorems }) =>
    theorems.some(({ contract }) => contract === fault.contract),
  )
  const needed = [
    'invariants/foundry',
    'invariants/world',
    'symbolic/world',
    `symbolic/${file?.name}`,
  ]
  for (const path of ['foundry.toml', 'contracts', ...needed.map((path) => `test/${path}`)])
    cpSync(join(root, path), join(project, path), { recursive: true })
  mkdirSync(join(project, 'cache', 'symbolic'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction')
  const path = join(project, 'contracts', `${fault.source}.sol`)
  writeFileSync(path, applyFault(readFileSync(path, 'utf8'), fault))
  return project
}

/** Runs the tasks in order, with as many in parallel as there are processors. */
async function inParallel(tasks: (() => Promise<void>)[]): Promise<void> {
  const rest = tasks.values()
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (const task of rest) await task()
    }),
  )
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
