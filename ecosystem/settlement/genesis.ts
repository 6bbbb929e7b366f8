import {
  type Abi,
  type Address,
  encodeDeployData,
  encodeFunctionData,
  getAddress,
  type Hex,
  isAddressEqual,
  keccak256,
  parseEther,
  slice,
  stringToHex,
  zeroAddress,
} from 'viem'
import { bridgehubAbi } from '../../contracts/abi/Bridgehub'
import { messageRootAbi } from '../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../interop'
import { sendImpersonated } from '../anvil/sendImpersonated'
import type { NodeClient } from '../anvil/startNode'
import { richAccount } from '../config/accounts'
import type { ChainConfig, GenesisAccount } from '../config/chains'
import type { SystemContract, SystemContracts } from '../config/systemContracts'
import { checkChainContracts, checkExecution, checkRegistration } from './checkSystemContracts'

/** The contract of a chain on its settlement layer, and the only account that may settle the chain's batches. */
export type SettlementContract = { address: Address; validator: Address }

/** No chain of an ecosystem has this id: there is no L1 below the settlement layer. */
const l1ChainId = 1n

const admin = operator('bridgehub admin')

/** The accounts that a network sends transactions from, in lower case. */
export function networkSenders(chains: readonly { config: ChainConfig }[]): Set<string> {
  const validators = chains.map(({ config: { name } }) => validatorOf(name))
  return new Set(
    [systemAddresses.bootloader, admin, ...validators].map((address) => address.toLowerCase()),
  )
}

/**
 * Puts in place what every ZKsync chain ships with, and funds the public test account.
 *
 * @throws `UnusableContractError` if a system contract lacks something.
 */
export async function prepareChain(
  client: NodeClient,
  contracts: SystemContracts,
  accounts: readonly GenesisAccount[] = [],
): Promise<void> {
  await Promise.all([
    install(client, systemAddresses.l1Messenger, contracts.L1Messenger),
    install(client, systemAddresses.interopRootStorage, contracts.L2InteropRootStorage),
    install(client, systemAddresses.messageVerification, contracts.L2MessageVerification),
    impersonate(client, systemAddresses.bootloader),
    fundAll(client, accounts),
  ])
  await checkChainContracts(client)
}

/**
 * Puts in place what a settlement layer ships with, and registers the chains in that order.
 *
 * @throws `UnusableContractError` if a system contract lacks something.
 */
export async function prepareSettlementLayer(
  client: NodeClient,
  chains: readonly ChainConfig[],
  {
    system,
    accounts = [],
    signal,
  }: {
    system: SystemContracts
    accounts?: readonly GenesisAccount[] | undefined
    signal: AbortSignal
  },
): Promise<void> {
  const { bridgehub, messageRoot } = systemAddresses
  await Promise.all([
    install(client, bridgehub, system.Bridgehub),
    install(client, messageRoot, system.MessageRoot),
    impersonate(client, admin),
    fundAll(client, accounts),
  ])
  const [first] = chains
  if (first) await checkRegistration(client, BigInt(first.id))

  const call = (to: Address, abi: Abi, data: Hex) =>
    sendImpersonated(client, { from: admin, to, abi, data }, { signal })
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

  for (const chain of chains) await registerChain(client, chain, signal)
  if (first) {
    const { address } = await getSettlementContract(client, first)
    await checkExecution(client, { address, chainId: BigInt(first.id) })
  }
}

/** Registers a chain with the settlement layer. */
export async function registerChain(
  client: NodeClient,
  { id, name }: Pick<ChainConfig, 'id' | 'name'>,
  signal: AbortSignal,
): Promise<void> {
  const validator = validatorOf(name)
  await impersonate(client, validator)
  const data = encodeFunctionData({
    abi: bridgehubAbi,
    functionName: 'createNewChain',
    args: [BigInt(id), validator],
  })
  const call = { from: admin, to: systemAddresses.bridgehub, abi: bridgehubAbi, data }
  await sendImpersonated(client, call, { signal })
}

/** Whether the settlement layer knows a chain. */
export async function isRegistered(
  client: NodeClient,
  chain: Pick<ChainConfig, 'id'>,
): Promise<boolean> {
  return !isAddressEqual(await readChainAddress(client, chain), zeroAddress)
}

/** The contract of a chain that the settlement layer knows. */
export async function getSettlementContract(
  client: NodeClient,
  { id, name }: Pick<ChainConfig, 'id' | 'name'>,
): Promise<SettlementContract> {
  const address = await readChainAddress(client, { id })
  if (isAddressEqual(address, zeroAddress))
    throw new Error(`The settlement layer does not know ${name} (chain ${id}).`)
  return { address, validator: validatorOf(name) }
}

/** By the event that announced it, which stays whatever becomes of the Bridgehub. */
async function readChainAddress(
  client: NodeClient,
  { id }: Pick<ChainConfig, 'id'>,
): Promise<Address> {
  const [created] = await client.getContractEvents({
    address: systemAddresses.bridgehub,
    abi: bridgehubAbi,
    eventName: 'NewChain',
    args: { chainId: BigInt(id) },
    fromBlock: 0n,
    strict: true,
  })
  return created?.args.zkChain ?? zeroAddress
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

/** The public test account, and those that the chain is configured with. */
async function fundAll(client: NodeClient, accounts: readonly GenesisAccount[]): Promise<void> {
  await Promise.all([
    fund(client, richAccount.address),
    ...accounts.map(({ address, balance }) =>
      client.setBalance({ address, value: BigInt(balance) }),
    ),
  ])
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
