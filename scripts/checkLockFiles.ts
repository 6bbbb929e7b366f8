import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { lockFileProblems } from './lockFileProblems'

const repository = join(__dirname, '..')

/** Fails if a lock file of this repository lacks the integrity hash of a package. */
function checkLockFiles(): void {
  const files = findLockFiles(repository)
  const problems = files.flatMap((file) =>
    lockFileProblems(JSON.parse(readFileSync(file, 'utf8'))).map(
      (problem) => `${relative(repository, file)}: ${problem}`,
    ),
  )
  if (files.length === 0) problems.push('There is no lock file')
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) {
    console.error('npm view NAME@VERSION dist.integrity prints the hash of a package.')
    process.exitCode = 1
  }
}

function findLockFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === '.git' ? [] : findLockFiles(path)
    return entry.name === 'package-lock.json' ? [path] : []
  })
}

checkLockFiles()
