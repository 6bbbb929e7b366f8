import { createRequire } from 'node:module'

const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' }

/** Path of the anvil executable that npm installed for this platform. */
export function anvilBinary(): string {
  const architecture = architectures[process.arch] ?? process.arch
  const packageName = `@foundry-rs/anvil-${process.platform}-${architecture}`
  const executable = process.platform === 'win32' ? 'anvil.exe' : 'anvil'
  // The platform's package is a dependency of @foundry-rs/anvil, so it is looked up from there.
  const fromAnvil = createRequire(require.resolve('@foundry-rs/anvil/package.json'))
  try {
    return fromAnvil.resolve(`${packageName}/bin/${executable}`)
  } catch (cause) {
    throw new Error(
      `anvil's executable is missing: npm did not install ${packageName}. ` +
        'Run `npm ci` without --omit=optional; if the package does not exist, anvil is not published for this platform.',
      { cause },
    )
  }
}
