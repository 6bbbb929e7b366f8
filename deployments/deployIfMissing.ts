import {
  type Abi,
  type Address,
  encodeDeployData,
  getAddress,
  getContractAddress,
  type Hash,
  type Hex,
  keccak256,
  TransactionNotFoundError,
} from 'viem'
import { parseAccount } from 'viem/accounts'
import {
  call,
  getCode,
  getTransaction,
  prepareTransactionRequest,
  sendRawTransaction,
  sendTransaction,
  signTransaction,
  waitForTransactionReceipt,
} from 'viem/actions'
import { type Artifact, parseArtifact } from '../contracts/parseArtifact'
import type { CompiledContract } from './DappContracts'
import type { DeploymentLog } from './DeploymentLog'
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
  {
    name,
    artifact,
    abi,
    args,
  }: Pick<CompiledContract, 'artifact'> & Pick<ContractDeployment, 'name' | 'abi' | 'args'>,
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
  /** Where deployments are recorded before they are sent. */
  log?: DeploymentLog | undefined
  /** Called with a human-readable message for each step. */
  onStep: (step: string) => void
}

/**
 * Returns the known contract if it is deployed, or the one whose deployment was sent before; otherwise deploys it.
 *
 * @throws If the expected code is not deployed afterwards.
 */
export async function deployIfMissing(
  chain: DeploymentChain,
  { name, abi, bytecode, args, deployedBytecode, known, log, onStep }: ContractDeployment,
): Promise<ManifestContract> {
  const { client, chainId, name: chainName } = chain
  const hasExpectedCode = async (address: Address) =>
    (await getCode(client, { address })) === deployedBytecode
  if (known && (await hasExpectedCode(known.address))) {
    onStep(`${name} on ${chainName} is already deployed at ${known.address}`)
    return known
  }
  const earlier = log?.find(chainId, name)
  const hash =
    earlier && (await isKnown(chain, earlier.hash))
      ? earlier.hash
      : await send(chain, { name, data: encodeDeployData({ abi, bytecode, args }), log })
  const { contractAddress, blockNumber, status } = await waitForTransactionReceipt(client, { hash })
  if (status !== 'success' || !contractAddress || !(await hasExpectedCode(contractAddress)))
    throw new Error(
      `${name} was not deployed on ${chainName} by transaction ${hash} (${status}). Check that the chain runs EVM bytecode.`,
    )
  const address = getAddress(contractAddress)
  onStep(`${name} on ${chainName} deployed at ${address}`)
  return { address, blockNumber: Number(blockNumber) }
}

/** Whether a transaction is pending or in a block. */
async function isKnown({ client }: DeploymentChain, hash: Hash): Promise<boolean> {
  try {
    await getTransaction(client, { hash })
    return true
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return false
    throw error
  }
}

/** Sends a deployment; one of a local account is recorded before. */
async function send(
  { client, account, chainId }: DeploymentChain,
  { name, data, log }: { name: string; data: Hex; log: DeploymentLog | undefined },
): Promise<Hash> {
  const sender = parseAccount(account)
  if (!log || sender.type !== 'local')
    return sendTransaction(client, { account, data, chain: null })
  const request = await prepareTransactionRequest(client, {
    account: sender,
    data,
    chain: null,
    chainId,
  })
  const { nonce } = request
  const signed = await signTransaction(client, {
    ...request,
    account: sender,
    chain: null,
  })
  const address = getContractAddress({ from: sender.address, nonce: BigInt(nonce) })
  log.add({ chainId, name, address, hash: keccak256(signed) })
  return sendRawTransaction(client, { serializedTransaction: signed })
}
