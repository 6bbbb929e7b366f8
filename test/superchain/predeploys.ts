import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Hex, isHex } from 'viem'
import { readArtifact } from '../../contracts/readArtifact'
import { superchainAddresses } from '../../interop/superchain'

/** Runtime bytecode of the contracts for interop. */
export type Predeploys = Record<keyof typeof superchainAddresses, Hex>

/** The contracts of this repository. */
export function ownPredeploys(): Predeploys {
  const codeOf = (name: string) => readArtifact(`superchain/system/${name}`).deployedBytecode
  return {
    crossL2Inbox: codeOf('CrossL2Inbox'),
    l2ToL2CrossDomainMessenger: codeOf('L2ToL2CrossDomainMessenger'),
    superchainETHBridge: codeOf('SuperchainETHBridge'),
    ethLiquidity: codeOf('ETHLiquidity'),
  }
}

/** In the genesis of supersim, implementations are at this prefix followed by the last two bytes of their address. */
const implementationPrefix = 'c0d3c0d3c0d3c0d3c0d3c0d3c0d3c0d3c0d3'

/**
 * The published bytecode of the contracts, which the program of the npm package `supersim` contains; null if it is not
 * installed. It is not a dependency: `npm install --no-save --ignore-scripts supersim@0.1.0-alpha.58` installs it.
 */
export function publishedPredeploys(): Predeploys | null {
  const program = readSupersim()
  if (!program) return null
  const codeOf = (name: keyof Predeploys): Hex => {
    const address = `"${implementationPrefix}${superchainAddresses[name].slice(-4)}"`
    const entry = program.indexOf(address)
    const start = program.indexOf('"0x', entry) + 1
    const code = program.subarray(start, program.indexOf('"', start)).toString('latin1')
    if (entry < 0 || !isHex(code)) throw new Error(`supersim does not contain ${name}`)
    return code
  }
  return {
    crossL2Inbox: codeOf('crossL2Inbox'),
    l2ToL2CrossDomainMessenger: codeOf('l2ToL2CrossDomainMessenger'),
    superchainETHBridge: codeOf('superchainETHBridge'),
    ethLiquidity: codeOf('ethLiquidity'),
  }
}

function readSupersim(): Buffer | null {
  const { resolve } = createRequire(__filename)
  try {
    return readFileSync(join(dirname(resolve('supersim/package.json')), 'bin', 'supersim'))
  } catch {
    return null
  }
}
