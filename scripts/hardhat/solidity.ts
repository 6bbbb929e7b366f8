const compiler = {
  version: '0.8.30',
  settings: {
    evmVersion: 'cancun',
    optimizer: { enabled: true, runs: 200 },
  },
}

/** Compiler settings of all contracts. */
export const solidity = {
  compilers: [compiler],
  overrides: {
    // Its address is derived from its code, which must not depend on comments or on imported files.
    'contracts/interop/InteropCenter.sol': {
      ...compiler,
      settings: { ...compiler.settings, metadata: { bytecodeHash: 'none' } },
    },
  },
}
