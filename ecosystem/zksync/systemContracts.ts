import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Hex, isHex } from 'viem'
import { z } from 'zod'
import bridgehub from '../../artifacts/contracts/system/Bridgehub.sol/Bridgehub.json'
import l1Messenger from '../../artifacts/contracts/system/L1Messenger.sol/L1Messenger.json'
import l2InteropRootStorage from '../../artifacts/contracts/system/L2InteropRootStorage.sol/L2InteropRootStorage.json'
import l2MessageVerification from '../../artifacts/contracts/system/L2MessageVerification.sol/L2MessageVerification.json'
import messageRoot from '../../artifacts/contracts/system/MessageRoot.sol/MessageRoot.json'
import { describeError } from '../describeError'

/** The system contracts that can be replaced by another implementation of the protocol. */
const swappableContracts = [
  'L1Messenger',
  'L2InteropRootStorage',
  'L2MessageVerification',
  'MessageRoot',
] as const

type SwappableContract = (typeof swappableContracts)[number]

/** Everything needed to deploy a contract at a fixed address. */
export type SystemContract = {
  name: string
  /** Runs once and returns the deployed bytecode. */
  bytecode: Hex
  /** Types of the constructor's parameters. */
  constructorInputs: readonly string[]
}

/** The system contracts of an ecosystem. */
export type SystemContracts = Record<SwappableContract | 'Bridgehub', SystemContract>

const code = z.custom<Hex>((value) => isHex(value))
const artifactSchema = z.object({
  _format: z.string().optional(),
  abi: z.array(
    z.object({
      type: z.string(),
      inputs: z.array(z.object({ type: z.string() })).optional(),
    }),
  ),
  /** An artifact of Hardhat or forge. */
  bytecode: z.union([code, z.object({ object: code }).transform(({ object }) => object)], {
    error: 'its bytecode is missing or not linked',
  }),
})

/**
 * Reads the system contracts of an ecosystem.
 *
 * @param directory - Directory with compiled contracts of Hardhat or forge to use instead of the built-in ones:
 * `NAME.json` or `NAME.sol/NAME.json`; null for none.
 * @throws If it has none of them, or one cannot be used.
 */
export function readSystemContracts(directory: string | null): SystemContracts {
  const theirs = directory === null ? {} : readTheirs(directory)
  return {
    L1Messenger: toContract('L1Messenger', l1Messenger),
    L2InteropRootStorage: toContract('L2InteropRootStorage', l2InteropRootStorage),
    L2MessageVerification: toContract('L2MessageVerification', l2MessageVerification),
    MessageRoot: toContract('MessageRoot', messageRoot),
    Bridgehub: toContract('Bridgehub', bridgehub),
    ...theirs,
  }
}

function readTheirs(directory: string): Partial<SystemContracts> {
  const found = swappableContracts.flatMap((name) => {
    const path = [join(`${name}.json`), join(`${name}.sol`, `${name}.json`)]
      .map((file) => join(directory, file))
      .find((candidate) => existsSync(candidate))
    return path ? [[name, readOne(name, path)] as const] : []
  })
  if (found.length === 0)
    throw new Error(
      `${resolve(directory)} contains none of ${swappableContracts.map((name) => `${name}.json`).join(', ')}, nor one in a folder such as MessageRoot.sol.`,
    )
  return Object.fromEntries(found)
}

function readOne(name: string, path: string): SystemContract {
  try {
    return toContract(name, JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    const reason = describeError(cause)
    throw new Error(`${path} is not a usable artifact of Hardhat or forge: ${reason}`, {
      cause,
    })
  }
}

function toContract(name: string, artifact: unknown): SystemContract {
  const { _format, abi, bytecode } = artifactSchema.parse(artifact)
  if (_format?.includes('zksolc'))
    throw new Error('It was compiled by zksolc for the EraVM, but these nodes run EVM bytecode.')
  const creation = abi.find(({ type }) => type === 'constructor')
  return { name, bytecode, constructorInputs: creation?.inputs?.map(({ type }) => type) ?? [] }
}
