import {
  type Abi,
  type Address,
  encodeFunctionData,
  type Hex,
  isAddressEqual,
  zeroAddress,
} from 'viem'
import { bridgehubAbi } from '../../../contracts/abi/Bridgehub'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { interopCenterAddress, systemAddresses } from '../../../interop'
import { impersonate, installContract, operator, prepareNode } from '../../anvil/genesis'
import { sendImpersonated } from '../../anvil/sendImpersonated'
import type { NodeClient } from '../../anvil/startNode'
import type { ChainConfig, GenesisAccount } from '../../config/chains'
import type { SystemContract } from '../../config/systemContracts'
import type { SystemContracts } from '../systemContracts'
import { checkExecution, checkRegistration } from './checkSystemContracts'

/** The contract of a chain on its settlement layer, and the only account that may settle the chain's batches. */
export type SettlementContract = { address: Address; validator: Address }

/** No chain of an ecosystem has this id, as there is no L1. */
const l1ChainId = 1n

const admin = operator('bridgehub admin')

/** The accounts that the network itself sends from, in lowercase. */
export function networkSenders(chains: readonly { config: ChainConfig }[]): Set<string> {
  const validators = chains.map(({ config: { name } }) => validatorOf(name))
  return new Set(
    [systemAddresses.bootloader, admin, ...validators].map((address) => address.toLowerCase()),
  )
}

/** Deploys the system contracts of a chain and the interop center, and funds the public test account. */
export async function prepareChain(
  client: NodeClient,
  contracts: SystemContracts,
  accounts: readonly GenesisAccount[] = [],
): Promise<void> {
  await Promise.all([
    install(client, systemAddresses.l1Messenger, contracts.L1Messenger),
    install(client, systemAddresses.interopRootStorage, contracts.L2InteropRootStorage),
    install(client, systemAddresses.messageVerification, contracts.L2MessageVerification),
    install(client, interopCenterAddress, contracts.InteropCenter),
    impersonate(client, systemAddresses.bootloader),
    prepareNode(client, accounts),
  ])
}

/**
 * Deploys the system contracts of a settlement layer, and registers the chains in the given order.
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
    prepareNode(client, accounts),
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

/** Whether a chain is registered with the settlement layer. */
export async function isRegistered(
  client: NodeClient,
  chain: Pick<ChainConfig, 'id'>,
): Promise<boolean> {
  return !isAddressEqual(await readChainAddress(client, chain), zeroAddress)
}

/** The contract of a registered chain. */
export async function getSettlementContract(
  client: NodeClient,
  { id, name }: Pick<ChainConfig, 'id' | 'name'>,
): Promise<SettlementContract> {
  const address = await readChainAddress(client, { id })
  if (isAddressEqual(address, zeroAddress))
    throw new Error(`${name} (chain ${id}) is not registered with the settlement layer.`)
  return { address, validator: validatorOf(name) }
}

/** Determined by its event, which does not depend on the current state of the Bridgehub. */
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

/** Constructor arguments by type; system contracts have no others. */
const constructorArguments: Readonly<Record<string, bigint | Address>> = {
  uint256: l1ChainId,
  address: systemAddresses.bridgehub,
}

const install = (client: NodeClient, address: Address, contract: SystemContract) =>
  installContract(client, address, contract, constructorArguments)

function validatorOf(chainName: string): Address {
  return operator(`validator of ${chainName}`)
}
