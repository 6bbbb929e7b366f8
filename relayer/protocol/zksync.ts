import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import {
  encodeFunctionData,
  getAbiItem,
  type Hash,
  type Hex,
  type PublicClient,
  toEventSelector,
} from 'viem'
import { z } from 'zod'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import { l2MessageVerificationAbi } from '../../contracts/abi/L2MessageVerification'
import { getInteropRoot } from '../../interop/actions/getInteropRoot'
import { getTransactionSettlement } from '../../interop/actions/getTransactionSettlement'
import { rebuildMessageProof } from '../../interop/actions/rebuildMessageProof'
import { systemAddresses } from '../../interop/addresses'
import {
  InteropRootMismatchError,
  MessageNotSentError,
  MessageTransactionRevertedError,
} from '../../interop/errors/message'
import { InvalidRpcResponseError } from '../../interop/errors/rpc'
import { getMessageReceipt } from '../../interop/rpc/getMessageReceipt'
import { isPublishedRoot } from '../../interop/rpc/isPublishedRoot'
import { proveMessage } from '../../interop/rpc/proveMessage'
import type { MessageProof, SentMessage } from '../../interop/types'
import { describeRevert } from './describeRevert'
import type { ClaimOutcome, Protocol, RewardsChain, SourceChain, StoredClaim } from './Protocol'
import { addressSchema, hexSchema } from './schemas'

/** About 3.1 million gas: 61,000 a reward. */
const maxBatch = 50

const claimSchema = z.object({
  sourceChainId: z.coerce.bigint(),
  l1BatchNumber: z.coerce.bigint(),
  l2MessageIndex: z.coerce.bigint(),
  message: z.object({
    txNumberInBatch: z.number(),
    sender: addressSchema,
    data: hexSchema,
  }),
  proof: z.array(hexSchema),
})

/** The token, with the errors of the verifier that its calls revert with. */
const abi = [...interopTokenAbi, ...l2MessageVerificationAbi.filter(({ type }) => type === 'error')]

const messageEvent = getAbiItem({ abi: l1MessengerAbi, name: 'L1MessageSent' })

/** Rewards deposits on ZKsync chains with `InteropToken.mintBatch`. */
export function zksync(
  sources: readonly SourceChain[],
  rewards: RewardsChain,
  {
    settlementLayer,
    withheldAfterMs,
    log,
  }: { settlementLayer: PublicClient; withheldAfterMs: number; log: Logger },
): Protocol {
  const token = { address: rewards.token, abi } as const
  /** Roots that the rewards chain has. After a reorg there, claims revert, and are proven again. */
  const imported = new LRUCache<string, true>({ max: 1_000 })

  /** The root that the rewards chain has imported of the block that a proof leads to; null until then. */
  async function importedRoot({
    settlementLayer,
    interopRoot,
  }: MessageProof): Promise<Hash | null> {
    const { chainId, blockNumber } = settlementLayer
    const id = `${chainId} ${blockNumber} ${interopRoot}`
    if (imported.has(id)) return interopRoot
    const root = await getInteropRoot(rewards.client, settlementLayer)
    if (root === interopRoot) imported.set(id, true)
    return root
  }

  /** Whether the rewards chain can verify a proof, which was checked up to its interop root. */
  async function isImported(proof: MessageProof): Promise<boolean> {
    const root = await importedRoot(proof)
    const { settlementLayer, interopRoot } = proof
    if (root !== null && root !== interopRoot)
      throw new InteropRootMismatchError({ settlementLayer, computed: interopRoot, imported: root })
    return root !== null
  }

  /** The proof that the node of the source chain returns; null without one, or if it contradicts itself. */
  async function servedProof(...parameters: Parameters<typeof proveMessage>) {
    try {
      return await proveMessage(...parameters)
    } catch (error) {
      if (error instanceof InvalidRpcResponseError) return null
      throw error
    }
  }

  /** Builds the proof of a message that its node should have served some time ago; null until then. */
  async function rebuildIfDue(source: PublicClient, message: SentMessage) {
    const { transactionHash: hash } = message
    const status = await getTransactionSettlement(source, { hash, settlementLayer })
    if (status.stage !== 'executed') return null
    const executedAt = status.settlement.executedAt?.getTime()
    if (executedAt === undefined || Date.now() - executedAt < withheldAfterMs) return null
    const sourceChainId = BigInt(await source.getChainId())
    return rebuildMessageProof(settlementLayer, { sourceChainId, message, source })
  }

  const protocol: Protocol = {
    sources,
    rewards,
    maxBatch,
    rewardTopic: toEventSelector(getAbiItem({ abi: interopTokenAbi, name: 'RewardMinted' })),

    async findMessages({ client, staking }, range) {
      const logs = await client.getLogs({
        ...{ address: systemAddresses.l1Messenger, event: messageEvent, strict: true, ...range },
        args: { _sender: staking },
      })
      return logs.map(({ transactionHash, logIndex, blockNumber }) => {
        return { transactionHash, logIndex, blockNumber }
      })
    },

    async prove({ name, client, staking }, { transactionHash: hash, logIndex }) {
      const receipt = await getMessageReceipt(client, hash)
      // A reorg may have dropped the transaction, which the scan notices.
      if (!receipt) return null
      const { isReverted, messages } = receipt
      if (isReverted) throw new MessageTransactionRevertedError({ hash })
      const messageIndex = messages.findIndex((message) => message.logIndex === logIndex)
      const message = messages[messageIndex]
      if (message?.sender !== staking)
        throw new MessageNotSentError({ hash, messageIndex, count: messages.length })
      const served = await servedProof(client, message, receipt)
      if (served) {
        const root = await importedRoot(served)
        if (root === served.interopRoot) return toClaim(served)
        if (root === null && (await isPublishedRoot(settlementLayer, served))) return null
      }
      const rebuilt = await rebuildIfDue(client, message)
      if (!rebuilt || !(await isImported(rebuilt))) return null
      log.info(
        { chain: name, transaction: hash },
        'Built a proof from public data that the node of its chain does not return',
      )
      return toClaim(rebuilt)
    },

    encode: (claims) => ({
      to: rewards.token,
      data: encodeFunctionData({
        abi,
        functionName: 'mintBatch',
        args: [claims.map((claim) => claimSchema.parse(claim))],
      }),
      accessList: [],
    }),

    async simulate(claims, account): Promise<ClaimOutcome[]> {
      if (claims.length === 0) return []
      try {
        const { result } = await rewards.client.simulateContract({
          ...{ ...token, functionName: 'mintBatch', account },
          args: [claims.map((claim) => claimSchema.parse(claim))],
        })
        return result.map((isMinted) => (isMinted ? 'due' : 'rewarded'))
      } catch (error) {
        const revert = describeRevert(error)
        if (!revert) throw error
        imported.clear()
        if (claims.length === 1) return [{ reason: revert.reason }]
        // One reverting claim makes the batch revert.
        const half = Math.ceil(claims.length / 2)
        const parts = [claims.slice(0, half), claims.slice(half)]
        const outcomes = await Promise.all(parts.map((part) => protocol.simulate(part, account)))
        return outcomes.flat()
      }
    },
  }
  return protocol
}

function toClaim({ sourceChainId, batchNumber, index, message, proof }: MessageProof): StoredClaim {
  const claim: Record<keyof z.infer<typeof claimSchema>, unknown> = {
    sourceChainId: String(sourceChainId),
    l1BatchNumber: String(batchNumber),
    l2MessageIndex: String(index),
    message,
    proof: proof satisfies readonly Hex[],
  }
  return claim
}
