import { encodeFunctionData, getAbiItem, isAddressEqual, toEventSelector } from 'viem'
import { z } from 'zod'
import { crossL2InboxAbi } from '../../contracts/abi/CrossL2Inbox'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainTokenAbi } from '../../contracts/abi/SuperchainToken'
import { MessageNotSentError, MessageTransactionNotFoundError } from '../../interop/errors/message'
import {
  encodeAccessList,
  getMessageStatus,
  getSentMessages,
  MessageExpiredError,
  superchainAddresses,
} from '../../interop/superchain'
import { describeRevert } from './describeRevert'
import type { ClaimOutcome, Protocol, RewardsChain, SourceChain, StoredClaim } from './Protocol'
import { addressSchema, hexSchema } from './schemas'

const claimSchema = z.object({
  id: z.object({
    origin: addressSchema,
    blockNumber: z.coerce.bigint(),
    logIndex: z.coerce.bigint(),
    timestamp: z.coerce.bigint(),
    chainId: z.coerce.bigint(),
  }),
  payload: hexSchema,
})

const messenger = superchainAddresses.l2ToL2CrossDomainMessenger

/** The messenger, with the errors of what it calls. */
const abi = [
  ...l2ToL2CrossDomainMessengerAbi,
  ...[...crossL2InboxAbi, ...superchainTokenAbi].filter(({ type }) => type === 'error'),
]

const messageEvent = getAbiItem({ abi: l2ToL2CrossDomainMessengerAbi, name: 'SentMessage' })

/** Errors by which a message says that its account has its reward. */
const rewardedErrors = ['MessageAlreadyRelayed', 'InteropTokenAlreadyMinted']

/** Rewards deposits on chains of the Superchain by relaying their messages, one in each transaction. */
export function superchain(sources: readonly SourceChain[], rewards: RewardsChain): Protocol {
  async function simulateOne(claim: StoredClaim, account: `0x${string}`): Promise<ClaimOutcome> {
    const { id, payload } = claimSchema.parse(claim)
    try {
      await rewards.client.simulateContract({
        ...{ address: messenger, abi, functionName: 'relayMessage', args: [id, payload], account },
        accessList: encodeAccessList(id, payload),
        // Version 1.1.0 of the inbox rejects calls without a fee.
        gasPrice: await rewards.client.getGasPrice(),
      })
      return 'due'
    } catch (error) {
      const revert = describeRevert(error)
      if (!revert) throw error
      const { errorName, reason } = revert
      return errorName && rewardedErrors.includes(errorName) ? 'rewarded' : { reason }
    }
  }

  return {
    sources,
    rewards,
    maxBatch: 1,
    rewardTopic: toEventSelector(getAbiItem({ abi: superchainTokenAbi, name: 'RewardMinted' })),

    async findMessages({ client, staking }, range) {
      const logs = await client.getLogs({
        ...{ address: messenger, event: messageEvent, strict: true, ...range },
        args: { destination: BigInt(rewards.chainId), target: rewards.token },
      })
      return logs
        .filter(({ args }) => isAddressEqual(args.sender, staking))
        .map(({ transactionHash, logIndex, blockNumber }) => {
          return { transactionHash, logIndex, blockNumber }
        })
    },

    async prove({ client }, { transactionHash: hash, logIndex }) {
      const messages = await getSentMessages(client, { hash }).catch((error) => {
        // A reorg may have dropped the transaction, which the scan notices.
        if (error instanceof MessageTransactionNotFoundError) return null
        throw error
      })
      if (!messages) return null
      const messageIndex = messages.findIndex((message) => message.logIndex === logIndex)
      const message = messages[messageIndex]
      if (!message) throw new MessageNotSentError({ hash, messageIndex, count: messages.length })
      const status = await getMessageStatus(client, {
        ...{ hash, messageIndex, destination: rewards.client },
      })
      if (status.stage === 'failed') throw status.error
      if (status.stage === 'expired')
        throw new MessageExpiredError({ messageHash: message.messageHash })
      if (status.stage !== 'relayable' && status.stage !== 'relayed') return null
      const { id, payload } = status.executingMessage
      return {
        id: {
          origin: id.origin,
          blockNumber: String(id.blockNumber),
          logIndex: String(id.logIndex),
          timestamp: String(id.timestamp),
          chainId: String(id.chainId),
        },
        payload,
      } satisfies Record<keyof z.infer<typeof claimSchema>, unknown>
    },

    encode(claims) {
      const [claim, ...others] = claims
      if (others.length > 0) throw new Error('A transaction relays one message.')
      const { id, payload } = claimSchema.parse(claim)
      return {
        to: messenger,
        data: encodeFunctionData({ abi, functionName: 'relayMessage', args: [id, payload] }),
        accessList: encodeAccessList(id, payload),
      }
    },

    simulate: (claims, from) => Promise.all(claims.map((claim) => simulateOne(claim, from))),
  }
}
