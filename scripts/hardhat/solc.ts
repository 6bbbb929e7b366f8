import { TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD } from 'hardhat/builtin-tasks/task-names'
import { subtask } from 'hardhat/config'
import { version as solcVersion } from 'solc/package.json'

// The compiler is installed from npm and pinned by the lock file, instead of downloaded by Hardhat.
subtask(TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD, async ({ solcVersion: wanted }) => {
  if (wanted !== solcVersion)
    throw new Error(
      `scripts/hardhat/solidity.ts requires solc ${wanted}, package.json has solc ${solcVersion}: set both to the same version`,
    )
  return {
    version: solcVersion,
    longVersion: solcVersion,
    compilerPath: require.resolve('solc/soljson.js'),
    isSolcJs: true,
  }
})
