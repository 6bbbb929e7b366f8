import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { TASK_TEST_GET_TEST_FILES } from 'hardhat/builtin-tasks/task-names'
import { subtask } from 'hardhat/config'

// `hardhat test FOLDER` runs the tests in a folder, as not every shell expands globs.
subtask(
  TASK_TEST_GET_TEST_FILES,
  ({ testFiles }: { testFiles: string[] }, _hre, runSuper): Promise<string[]> =>
    runSuper({ testFiles: testFiles.flatMap(testsIn) }),
)

function testsIn(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(path, file))
}
