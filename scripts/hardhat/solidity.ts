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
