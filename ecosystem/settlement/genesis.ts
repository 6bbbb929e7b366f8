import {
  type Abi,
  type Address,
  encodeDeployData,
  encodeFunctionData,
  getAddress,
  type Hex,
  keccak256,
  parseEther,
  slice,
  stringToHex,
} from 'viem'
import { bridgehubAbi } from '../../contracts/abi/Bridgehub'
import { messageRootAbi } from '../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../interop'
import { richAccount } from '../config/accounts'
import type { ChainConfig } from '../config/chains'
import type { SystemContract, SystemContracts } from '../config/systemContracts'
import type { NodeClient } from '../node/startNode'
import { writeAs } from '../node/writeAs'

/** The contract of a chain on its settlement layer, and the only account that may settle the chain's batches. */
export type SettlementContract = { address: Address; validator: Address }

/** No chain of an ecosystem has this id: there is no L1 below the settlement layer. */
const l1ChainId = 1n

const admin = operator('bridgehub admin')

/** Puts in place what every ZKsync chain ships with, and funds the public test account. */
export async function prepareChain(client: NodeClient, contracts: SystemContracts): Promise<void> {
  await Promise.all([
    install(client, systemAddresses.l1Messenger, contracts.L1Messenger),
    install(client, systemAddresses.interopRootStorage, contracts.L2InteropRootStorage),
    install(client, systemAddresses.messageVerification, contracts.L2MessageVerification),
    impersonate(client, systemAddresses.bootloader),
    fund(client, richAccount.address),
  ])
}

/** Puts in place what a settlement layer ships with, and registers the chains; returns their contracts in that order. */
export async function prepareSettlementLayer(
  client: NodeClient,
  chains: readonly ChainConfig[],
  system: SystemContracts,
): Promise<SettlementContract[]> {
  const { bridgehub, messageRoot } = systemAddresses
  await Promise.all([
    install(client, bridgehub, system.Bridgehub),
    install(client, messageRoot, system.MessageRoot),
    ...[admin, ...chains.map(({ name }) => validatorOf(name))].map((account) =>
      impersonate(client, account),
    ),
    fund(client, richAccount.address),
  ])

  const call = (to: Address, abi: Abi, data: Hex) => writeAs(client, { from: admin, to, abi, data })
  await call(
    messageRoot,
    messageRootAbi,
    encodeFunctionData({ abi: messageRootAbi, functionName: 'initialize' }),
  )
  await call(
    bridgehub,
    bridgehubAbi,
    encodeFunctionData({ abi: bridgehubAbi, functionName: 'initialize', args: [admin] }),
  )

  const contracts: SettlementContract[] = []
  for (const { id, name } of chains) {
    const validator = validatorOf(name)
    const chainId = BigInt(id)
    await call(
      bridgehub,
      bridgehubAbi,
      encodeFunctionData({
        abi: bridgehubAbi,
        functionName: 'createNewChain',
        args: [chainId, validator],
      }),
    )
    const address = await client.readContract({
      address: bridgehub,
      abi: bridgehubAbi,
      functionName: 'getZKChain',
      args: [chainId],
    })
    contracts.push({ address, validator })
  }
  return contracts
}

/** What constructors are given, by the type of the parameter: no system contract takes anything else. */
const constructorArguments: Readonly<Record<string, bigint | Address>> = {
  uint256: l1ChainId,
  address: systemAddresses.bridgehub,
}

/** Puts a contract's code at an address: that of its constructor's result, so that immutables are set. */
async function install(
  client: NodeClient,
  address: Address,
  { name, bytecode, constructorInputs }: SystemContract,
): Promise<void> {
  const args = constructorInputs.map((type) => {
    const argument = constructorArguments[type]
    if (argument === undefined)
      throw new Error(
        `The constructor of ${name} takes a ${type}, and what that is for is not known.`,
      )
    return argument
  })
  const abi = [
    {
      type: 'constructor',
      inputs: constructorInputs.map((type) => ({ type })),
      stateMutability: 'nonpayable',
    },
  ] as const
  const { data: code } = await client.call({ data: encodeDeployData({ abi, args, bytecode }) })
  if (code === undefined) throw new Error(`The constructor of ${name} returned no code.`)
  await client.setCode({ address, bytecode: code })
}

async function impersonate(client: NodeClient, address: Address): Promise<void> {
  await Promise.all([client.impersonateAccount({ address }), fund(client, address)])
}

async function fund(client: NodeClient, address: Address): Promise<void> {
  await client.setBalance({ address, value: parseEther('1000000') })
}

function validatorOf(chainName: string): Address {
  return operator(`validator of ${chainName}`)
}

/** An account of the ecosystem itself. Nobody has its key: nodes send for it because it is impersonated. */
function operator(name: string): Address {
  return getAddress(slice(keccak256(stringToHex(`interstake ${name}`)), 12))
}
