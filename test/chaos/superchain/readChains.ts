import { type Address, type Hash, isAddressEqual, keccak256, parseEventLogs } from 'viem'
import { crossL2InboxAbi } from '../../../contracts/abi/CrossL2Inbox'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import type { ManifestChain } from '../../../deployments/manifest'
import {
  type CrossDomainMessage,
  encodeMessagePayload,
  type MessageIdentifier,
  messageHash,
  superchainAddresses,
} from '../../../interop/superchain'
import { type Header, readHeaders } from '../checks'
import type { SuperchainWorld } from './SuperchainWorld'

/** All that the blocks of a chain say of messages. */
export type ChainContents = {
  chain: ManifestChain
  headers: readonly Header[]
  /** By block number and index in the block. */
  logs: ReadonlyMap<string, { address: Address; payloadHash: Hash }>
  executions: readonly { id: MessageIdentifier; payloadHash: Hash; blockNumber: bigint }[]
  sent: readonly (CrossDomainMessage & { messageHash: Hash; blockNumber: bigint })[]
  relayed: readonly Hash[]
}

export const logKey = (blockNumber: bigint, logIndex: bigint) => `${blockNumber}:${logIndex}`

export function readChains(world: SuperchainWorld): Promise<ChainContents[]> {
  return Promise.all(world.chains.map((chain) => readChain(world, chain)))
}

async function readChain(world: SuperchainWorld, chain: ManifestChain): Promise<ChainContents> {
  const logs = await world.persist(() => world.client(chain).getLogs({ fromBlock: 0n }))
  const from = (contract: Address) =>
    logs.filter(({ address }) => isAddressEqual(address, contract))
  const messages = parseEventLogs({
    abi: l2ToL2CrossDomainMessengerAbi,
    logs: from(superchainAddresses.l2ToL2CrossDomainMessenger),
  })
  return {
    chain,
    headers: await readHeaders(world, chain),
    logs: new Map(
      logs.map((log) => [
        logKey(log.blockNumber, BigInt(log.logIndex)),
        { address: log.address, payloadHash: keccak256(encodeMessagePayload(log)) },
      ]),
    ),
    executions: parseEventLogs({
      abi: crossL2InboxAbi,
      eventName: 'ExecutingMessage',
      logs: from(superchainAddresses.crossL2Inbox),
    }).map(({ args: { id, msgHash }, blockNumber }) => ({ id, payloadHash: msgHash, blockNumber })),
    sent: messages.flatMap((log) => {
      if (log.eventName !== 'SentMessage') return []
      const { messageNonce: nonce, ...args } = log.args
      const message = { ...args, nonce, source: BigInt(chain.chainId) }
      return [{ ...message, messageHash: messageHash(message), blockNumber: log.blockNumber }]
    }),
    relayed: messages.flatMap((log) =>
      log.eventName === 'RelayedMessage' ? [log.args.messageHash] : [],
    ),
  }
}
