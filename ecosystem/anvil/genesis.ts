import {
  type Address,
  encodeDeployData,
  getAddress,
  keccak256,
  parseEther,
  slice,
  stringToHex,
} from 'viem'
import { richAccount } from '../config/accounts'
import type { GenesisAccount } from '../config/chains'
import type { SystemContract } from '../config/systemContracts'
import type { NodeClient } from './startNode'

/**
 * Sets the code at an address to the result of a constructor, so that immutables are set.
 *
 * @param argumentsByType - The constructor's arguments by type.
 */
export async function installContract(
  client: NodeClient,
  address: Address,
  { name, bytecode, constructorInputs }: SystemContract,
  argumentsByType: Readonly<Record<string, bigint | Address>> = {},
): Promise<void> {
  const args = constructorInputs.map((type) => {
    const argument = argumentsByType[type]
    if (argument === undefined)
      throw new Error(`The constructor of ${name} has an unsupported parameter of type ${type}.`)
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

/** Lets the network send from an account, which has no known key, and funds it. */
export async function impersonate(client: NodeClient, address: Address): Promise<void> {
  await Promise.all([client.impersonateAccount({ address }), fund(client, address)])
}

/** The public test account, and the configured ones. */
export async function fundAccounts(
  client: NodeClient,
  accounts: readonly GenesisAccount[] = [],
): Promise<void> {
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

/** An account of the network itself. It has no known key: nodes impersonate it. */
export function operator(name: string): Address {
  return getAddress(slice(keccak256(stringToHex(`interstake ${name}`)), 12))
}
