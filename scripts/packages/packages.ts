/** A published package, and the contents of its tarball. */
export type PackageDescription = {
  /** Folder of its manifest, its README and its CHANGELOG. */
  folder: string
  /** Source of each entry point, by the path that users import it by; `.` is the package itself. */
  entries: Record<string, string>
  /** Source of each program, by its name: one file of CommonJS with all that it needs, which starts faster than modules. */
  programs?: Record<string, string>
  formats: readonly ('esm' | 'cjs')[]
  platform: 'neutral' | 'node'
  /**
   * Dependencies of the manifest that are bundled nevertheless. If the list is given, even if empty, all packages that the
   * manifest does not list are bundled as well.
   */
  bundled?: readonly string[]
  /** Contracts whose artifacts are included, by path below `contracts/` without `.sol`. */
  artifacts?: readonly string[]
  /** Folders of Solidity sources below `contracts/` that are included; an empty name is the folder itself. */
  sources?: readonly string[]
  /** Other files and folders that are included, and their destinations. */
  files?: Record<string, string>
}

export const packages: readonly PackageDescription[] = [
  {
    folder: 'contracts',
    entries: {
      '.': 'contracts/abi/index.ts',
      deploy: 'deployments/index.ts',
      superchain: 'contracts/superchain/addresses.ts',
    },
    formats: ['esm', 'cjs'],
    platform: 'neutral',
    sources: ['', 'base', 'examples', 'interfaces', 'interop', 'superchain', 'system', 'testing'],
    artifacts: [
      'Staking',
      'InteropToken',
      'interop/InteropCenter',
      'system/L1Messenger',
      'system/L2InteropRootStorage',
      'system/L2MessageVerification',
      'system/MessageRoot',
      'superchain/SuperchainStaking',
      'superchain/SuperchainToken',
      'superchain/system/CrossL2Inbox',
      'superchain/system/ETHLiquidity',
      'superchain/system/L2ToL2CrossDomainMessenger',
      'superchain/system/SuperchainETHBridge',
    ],
  },
  {
    folder: 'interop',
    entries: {
      '.': 'interop/index.ts',
      actions: 'interop/actions/index.ts',
      center: 'interop/center/index.ts',
      errors: 'interop/errors/index.ts',
      merkle: 'interop/merkle/index.ts',
      proof: 'interop/proof/index.ts',
      react: 'interop/react/index.ts',
      superchain: 'interop/superchain/index.ts',
      'superchain/react': 'interop/superchain/react/index.ts',
    },
    formats: ['esm', 'cjs'],
    platform: 'neutral',
    // Referenced by errors.
    files: Object.fromEntries(
      ['interop.md', 'interop-center.md', 'superchain.md', 'react.md'].map((page) => [
        `docs/${page}`,
        `docs/${page}`,
      ]),
    ),
  },
  {
    folder: 'ecosystem',
    entries: {
      '.': 'ecosystem/index.ts',
      admin: 'ecosystem/adminClients.ts',
      hardhat: 'ecosystem/integrations/hardhat.ts',
      vitest: 'ecosystem/integrations/vitest.ts',
    },
    programs: { cli: 'ecosystem/cli/bin.ts', program: 'ecosystem/cli/program.ts' },
    formats: ['esm'],
    platform: 'node',
    // viem is a peer dependency for its types only.
    bundled: ['viem'],
    files: { 'frontend/explorer/dist': 'explorer' },
  },
  {
    folder: 'relayer',
    entries: { '.': 'relayer/index.ts', cli: 'relayer/cli/bin.ts' },
    formats: ['esm'],
    platform: 'node',
    // viem is a peer dependency for its types only.
    bundled: ['viem'],
  },
]
