import { setBalance } from '@nomicfoundation/hardhat-network-helpers'
import { ethers } from 'hardhat'
import { concat, getAddress, type Hex } from 'viem'
import {
  CrossL2Inbox__factory,
  ETHLiquidity__factory,
  L2ToL2CrossDomainMessenger__factory,
  SuperchainETHBridge__factory,
} from '../../../artifacts/types'
import { superchainAddresses } from '../../../contracts/superchain/addresses'
import { encodeAccessList } from '../../../interop/superchain/codec/encodeAccessList'
import { getAccounts } from './getAccounts'
import { placeCode } from './placeCode'
import { toHexString } from './toHexString'

/** A chain of the Superchain that messages come from, and the chain of the tests. */
export const remoteChainId = 901n
export const localChainId = 31_337n

export type Identifier = {
  origin: string
  blockNumber: bigint
  logIndex: bigint
  timestamp: bigint
  chainId: bigint
}

export type SentMessage = {
  destination: bigint
  target: string
  nonce: bigint
  sender: string
  message: string
}

/** Where a message of the messenger of another chain could be. */
export const identifier: Identifier = {
  origin: superchainAddresses.l2ToL2CrossDomainMessenger,
  blockNumber: 14n,
  logIndex: 2n,
  timestamp: 1_743_801_675n,
  chainId: remoteChainId,
}

/** The payload of a log: its topics, followed by its data. */
export function payloadOf({ topics, data }: { topics: readonly string[]; data: string }): Hex {
  return concat([...topics, data].map(toHexString))
}

/** The payload of the log that the messenger emits for a message. */
export function encodeSentMessage(sent: SentMessage): Hex {
  const { destination, target, nonce, sender, message } = sent
  const values = [destination, target, nonce, sender, message]
  const messenger = L2ToL2CrossDomainMessenger__factory.createInterface()
  return payloadOf(messenger.encodeEventLog('SentMessage', values))
}

/** ETH in the reserve of each chain's bridge. */
const reserve = 2n ** 128n - 1n

/** Sets the code of the Superchain's interop contracts. */
async function placePredeploys() {
  const { crossL2Inbox, l2ToL2CrossDomainMessenger, superchainETHBridge, ethLiquidity } =
    superchainAddresses
  await placeCode(crossL2Inbox, await ethers.deployContract('CrossL2Inbox'))
  await placeCode(
    l2ToL2CrossDomainMessenger,
    await ethers.deployContract('L2ToL2CrossDomainMessenger'),
  )
  await placeCode(superchainETHBridge, await ethers.deployContract('SuperchainETHBridge'))
  await placeCode(ethLiquidity, await ethers.deployContract('ETHLiquidity'))
  await setBalance(ethLiquidity, reserve)
  const [signer] = await getAccounts()
  return {
    inbox: CrossL2Inbox__factory.connect(crossL2Inbox, signer),
    messenger: L2ToL2CrossDomainMessenger__factory.connect(l2ToL2CrossDomainMessenger, signer),
    bridge: SuperchainETHBridge__factory.connect(superchainETHBridge, signer),
    liquidity: ETHLiquidity__factory.connect(ethLiquidity, signer),
  }
}

/** A chain with the Superchain's interop contracts, and a target of messages. */
export async function superchainWorld() {
  const predeploys = await placePredeploys()
  const { messenger } = predeploys
  const probe = await ethers.deployContract('CrossDomainProbe')
  const [alice, bob] = await getAccounts()

  /** The access list that declares a log. */
  function declare(payload: Hex, id = identifier) {
    const origin = getAddress(id.origin)
    const accessList = encodeAccessList({ ...id, origin }, payload)
    return {
      accessList: accessList.map(({ address, storageKeys }) => ({
        address,
        storageKeys: [...storageKeys],
      })),
    }
  }

  /** Relays the log with this payload, as somebody who found it at the identifier. */
  async function relay(
    payload: Hex,
    { id = identifier, value = 0n, relayer = alice }: RelayOptions = {},
  ) {
    const overrides = { ...declare(payload, id), value }
    return messenger.connect(relayer).relayMessage(id, payload, overrides)
  }

  /** A message of alice on another chain to the probe here. */
  async function messageTo(
    name: 'observe' | 'refuse' | 'call',
    ...parameters: unknown[]
  ): Promise<SentMessage> {
    const message = new ethers.Interface(probe.interface.fragments).encodeFunctionData(
      name,
      parameters,
    )
    return {
      destination: localChainId,
      target: await probe.getAddress(),
      nonce: 7n,
      sender: alice.address,
      message,
    }
  }

  return { ...predeploys, probe, alice, bob, declare, relay, messageTo }
}

type RelayOptions = {
  id?: Identifier
  value?: bigint
  relayer?: Awaited<ReturnType<typeof getAccounts>>[number]
}
