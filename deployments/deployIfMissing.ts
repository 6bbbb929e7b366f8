import { type Abi, type Address, encodeDeployData, getAddress } from 'viem'
import { call, deployContract, getCode, waitForTransactionReceipt } from 'viem/actions'
import { type Artifact, parseArtifact } from '../contracts/parseArtifact'
import type { DeploymentChain } from './deploymentChain'
import type { ManifestContract } from './manifest'

type Code = Pick<Artifact, 'bytecode' | 'deployedBytecode'>

/** The code of a contract without immutables. */
export function codeOf(artifact: unknown): Code {
  const { bytecode, deployedBytecode } = parseArtifact(artifact)
  return { bytecode, deployedBytecode }
}

/**
 * The code of a contract with immutables, which the compiler leaves zero: what a deployment on the chain would result in.
 *
 * @throws If its constructor reverts.
 */
export async function codeWithImmutables(
  { client, name: chainName }: DeploymentChain,
  artifact: unknown,
  { name, abi, args }: Pick<ContractDeployment, 'name' | 'abi' | 'args'>,
): Promise<Code> {
  const { bytecode } = parseArtifact(artifact)
  const { data } = await call(client, { data: encodeDeployData({ abi, bytecode, args }) })
  if (!data)
    throw new Error(
      `${name} cannot be deployed on ${chainName}. Check that the chain runs EVM bytecode.`,
    )
  return { bytecode, deployedBytecode: data }
}

/** A contract to deploy. */
export type ContractDeployment = Code & {
  name: string
  abi: Abi
  args: readonly unknown[]
  /** The contract of the previous manifest. */
  known: ManifestContract | undefined
  /** Called with a human-readable message for each step. */
  onStep: (step: string) => void
}

/**
 * Returns the known contract if it is deployed, otherwise deploys it.
 *
 * @throws If the expected code is not deployed afterwards.
 */
export async function deployIfMissing(
  { client, account, name: chainName }: DeploymentChain,
  { name, abi, bytecode, args, deployedBytecode, known, onStep }: ContractDeployment,
): Promise<ManifestContract> {
  const hasExpectedCode = async (address: Address) =>
    (await getCode(client, { address })) === deployedBytecode
  if (known && (await hasExpectedCode(known.address))) {
    onStep(`${name} on ${chainName} is already deployed at ${known.address}`)
    return known
  }
  const hash = await deployContract(client, { abi, bytecode, args, account, chain: null })
  const { contractAddress, blockNumber, status } = await waitForTransactionReceipt(client, { hash })
  if (status !== 'success' || !contractAddress || !(await hasExpectedCode(contractAddress)))
    throw new Error(
      `${name} was not deployed on ${chainName} by transaction ${hash} (${status}). Check that the chain runs EVM bytecode.`,
    )
  const address = getAddress(contractAddress)
  onStep(`${name} on ${chainName} deployed at ${address}`)
  return { address, blockNumber: Number(blockNumber) }
}
