import {
  type Address,
  encodeDeployData,
  getAddress,
  isHex,
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

/** Prepares a new node, whatever its protocol: funds the public test account and the configured ones. */
export async function prepareNode(
  client: NodeClient,
  accounts: readonly GenesisAccount[] = [],
): Promise<void> {
  await Promise.all([
    shortenHistory(client),
    fund(client, richAccount.address),
    ...accounts.map(({ address, balance }) =>
      client.setBalance({ address, value: BigInt(balance) }),
    ),
  ])
}

/** EIP-2935: where each block stores the hash of its parent. */
const historyStorage = '0x0000F90827F1C53a10cb7A02335B175320002935'
const push2 = '61'
const specifiedWindow = '1fff'
const shorterWindow = '0100'

/**
 * Lets contracts look up the hashes of the last 256 blocks by EIP-2935, as many as by `BLOCKHASH`, instead of 8,191.
 *
 * For each block, anvil hashes all slots of a contract that has changed. Measured with anvil 1.7.1, an empty block takes
 * 0.8 ms at first and 10 ms after 8,191 blocks; with this, always less than 1 ms.
 */
async function shortenHistory(client: NodeClient): Promise<void> {
  const code = await client.getCode({ address: historyStorage })
  const shortened = code?.replaceAll(`${push2}${specifiedWindow}`, `${push2}${shorterWindow}`)
  if (isHex(shortened)) await client.setCode({ address: historyStorage, bytecode: shortened })
}

async function fund(client: NodeClient, address: Address): Promise<void> {
  await client.setBalance({ address, value: parseEther('1000000') })
}

/** An account of the network itself. It has no known key: nodes impersonate it. */
export function operator(name: string): Address {
  return getAddress(slice(keccak256(stringToHex(`interstake ${name}`)), 12))
}
