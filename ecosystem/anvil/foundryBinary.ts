import { createRequire } from 'node:module'

const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' }

/**
 * Path of a Foundry executable that npm installed for this platform. The script that npm links does not pass on its exit
 * code.
 */
export function foundryBinary(tool: 'anvil' | 'cast' | 'forge'): string {
  const architecture = architectures[process.arch] ?? process.arch
  const packageName = `@foundry-rs/${tool}-${process.platform}-${architecture}`
  const executable = process.platform === 'win32' ? `${tool}.exe` : tool
  // The platform's package is a dependency of the tool's package, so it is resolved from there.
  const fromTool = createRequire(
    createRequire(__filename).resolve(`@foundry-rs/${tool}/package.json`),
  )
  try {
    return fromTool.resolve(`${packageName}/bin/${executable}`)
  } catch (cause) {
    throw new Error(
      `${tool}'s executable is missing: npm did not install ${packageName}. ` +
        `Run \`npm ci\` without --omit=optional; if the package does not exist, ${tool} is not published for this platform.`,
      { cause },
    )
  }
}
