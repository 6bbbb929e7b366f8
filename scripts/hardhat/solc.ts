import { TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD } from 'hardhat/builtin-tasks/task-names'
import { subtask } from 'hardhat/config'
import { version as solcVersion } from 'solc/package.json'

const compiler = {
  version: '0.8.30',
  settings: {
    evmVersion: 'cancun',
    optimizer: { enabled: true, runs: 200 },
  },
}

/** How the contracts are compiled, whatever for. */
export const solidity = {
  compilers: [compiler],
  overrides: {
    // Its address follows from its code, which must not change with a comment or with an imported file.
    'contracts/interop/InteropCenter.sol': {
      ...compiler,
      settings: { ...compiler.settings, metadata: { bytecodeHash: 'none' } },
    },
  },
}

// The compiler comes from npm with everything else: no download, and the lock file pins it.
subtask(TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD, async ({ solcVersion: wanted }) => {
  if (wanted !== solcVersion)
    throw new Error(
      `scripts/hardhat/solc.ts asks for solc ${wanted}, package.json has solc ${solcVersion}: set both to the same version`,
    )
  return {
    version: solcVersion,
    longVersion: solcVersion,
    compilerPath: require.resolve('solc/soljson.js'),
    isSolcJs: true,
  }
})
