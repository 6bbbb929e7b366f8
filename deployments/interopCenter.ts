import {
  type Account,
  type Address,
  type Client,
  concat,
  getContractAddress,
  type Hex,
  isAddressEqual,
  zeroHash,
} from 'viem'
import {
  getBalance,
  getCode,
  sendRawTransaction,
  sendTransaction,
  waitForTransactionReceipt,
} from 'viem/actions'
import interopCenterArtifact from '../artifacts/contracts/interop/InteropCenter.sol/InteropCenter.json'
import { parseArtifact } from '../contracts/parseArtifact'
import { interopCenterAddress } from '../interop/addresses'
import type { CompiledContract } from './DappContracts'
import { deploymentProxy } from './deploymentProxy'

export const interopCenter = {
  name: 'InteropCenter',
  source: 'contracts/interop/InteropCenter.sol',
  artifact: interopCenterArtifact,
} satisfies CompiledContract

/** A chain to deploy the interop center to, with the deploying account. */
export type CenterChain = { name: string; client: Client; account: Account | Address }

/**
 * Deploys the interop center through the deterministic deployment proxy, which is deployed first if it is missing.
 *
 * @param onStep - Called with a human-readable message for each step.
 * @throws If the expected code is not deployed at the interop center's address afterwards.
 */
export async function deployInteropCenterIfMissing(
  chain: CenterChain,
  onStep: (step: string) => void,
): Promise<void> {
  const { bytecode, deployedBytecode } = parseArtifact(interopCenter.artifact)
  const address = create2Address(bytecode)
  if (!isAddressEqual(address, interopCenterAddress))
    throw new Error(
      `The compiled interop center has the address ${address}, but receivers and the client library expect ${interopCenterAddress}. Write the new address to contracts/interop/InteropCenterAddress.sol and interop/addresses.ts.`,
    )
  const { name, client, account } = chain
  const code = await getCode(client, { address })
  if (code === deployedBytecode) {
    onStep(`InteropCenter on ${name} is already deployed at ${address}`)
    return
  }
  if (code)
    throw new Error(`Code other than the interop center's is deployed at ${address} on ${name}.`)

  await deployProxyIfMissing(chain, onStep)
  const hash = await sendTransaction(client, {
    to: deploymentProxy.address,
    data: concat([zeroHash, bytecode]),
    account,
    chain: null,
  })
  const { status } = await waitForTransactionReceipt(client, { hash })
  // A concurrent deployment has the same address.
  if ((await getCode(client, { address })) !== deployedBytecode)
    throw new Error(
      `InteropCenter was not deployed on ${name} by transaction ${hash} (${status}). Check that the chain runs EVM bytecode.`,
    )
  onStep(`InteropCenter on ${name} deployed at ${address}`)
}

/** The address at which the deployment proxy deploys this code, with salt 0. */
function create2Address(bytecode: Hex): Address {
  return getContractAddress({
    opcode: 'CREATE2',
    from: deploymentProxy.address,
    salt: zeroHash,
    bytecode,
  })
}

async function deployProxyIfMissing(
  { name, client, account }: CenterChain,
  onStep: (step: string) => void,
): Promise<void> {
  const { address, code, signer, cost, transaction } = deploymentProxy
  const deployed = await getCode(client, { address })
  if (deployed === code) return
  if (deployed)
    throw new Error(`Code other than the deployment proxy's is deployed at ${address} on ${name}.`)
  const balance = await getBalance(client, { address: signer })
  if (balance < cost) {
    const value = cost - balance
    const funding = await sendTransaction(client, { to: signer, value, account, chain: null })
    await waitForTransactionReceipt(client, { hash: funding })
  }
  try {
    const hash = await sendRawTransaction(client, { serializedTransaction: transaction })
    await waitForTransactionReceipt(client, { hash })
  } catch (cause) {
    throw new Error(
      `${name} rejects the presigned transaction that deploys the deterministic deployment proxy. Ask the chain's operator to deploy it at ${address}.`,
      { cause },
    )
  }
  if ((await getCode(client, { address })) !== code)
    throw new Error(
      `${name} has no deterministic deployment proxy at ${address} although it was deployed. Ask the chain's operator to deploy it there.`,
    )
  onStep(`Deployment proxy on ${name} deployed at ${address}`)
}
