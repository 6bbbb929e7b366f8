import type { DeclaredMessage } from '../../interop/superchain'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import { declare } from './readBlock'
import type { SourceBlocks } from './SourceBlocks'
import type { SuperchainChain } from './SuperchainChain'

/** Error codes of `interop_checkAccessList`, as those of op-interop-filter. */
export const filterCodes = {
  /** The list contradicts the source chain, or the times do. */
  conflict: -320600,
  /** The block does not exist yet. */
  notYet: -321401,
  /** The block exists, but is not known to the filter yet. */
  notIngested: -321100,
  unknownChain: -320501,
  failsafe: -320602,
} as const

/** Thrown when a message can only be executed once it was sent again. */
export class MessageExpiredError extends JsonRpcError {}

/** What executing messages are checked against. */
export type MessageRules = {
  chains: readonly SuperchainChain[]
  blocks: SourceBlocks
  /** Seconds for which a message can be executed. */
  expiryWindow: bigint
}

/**
 * Checks an executing message by the rules of the protocol: the log exists on a chain of the network, is not later than
 * its execution, and is not expired.
 *
 * @param executedAt - Timestamp of the executing block, in seconds since the epoch.
 * @param timeout - Seconds after which it has to be valid still.
 * @returns Why it is invalid; null if it is valid.
 * @see https://specs.optimism.io/interop/messaging.html#message-invariants
 */
export async function checkMessage(
  declared: DeclaredMessage,
  { executedAt, timeout = 0n }: { executedAt: bigint; timeout?: bigint },
  { chains, blocks, expiryWindow }: MessageRules,
): Promise<JsonRpcError | null> {
  const { chainId, blockNumber, logIndex, timestamp, checksum } = declared
  const refuse = (code: number, reason: string) => new JsonRpcError(code, reason)
  const conflict = (reason: string) => refuse(filterCodes.conflict, `Conflicting data: ${reason}`)

  const source = chains.find(({ id }) => id === chainId)
  if (!source)
    return refuse(
      filterCodes.unknownChain,
      `Unknown chain ${chainId}: it is not in the dependency set (${chains.map(({ id }) => id).join(', ')}).`,
    )
  const { name } = source.config
  if (timestamp > executedAt)
    return conflict(
      `the message was sent at ${timestamp}, after the executing block (${executedAt}). The clock of ${name} is ahead.`,
    )
  const age = executedAt - timestamp
  if (age + timeout > expiryWindow)
    return new MessageExpiredError(
      filterCodes.conflict,
      `Conflicting data: the message is ${age} seconds old, and expires after ${expiryWindow}. Send it again with resendMessage.`,
    )
  const block = await blocks.get(source, blockNumber)
  if (!block) {
    const { head } = source.node.blocks
    const last = await blocks.get(source, head)
    return last && last.timestamp > timestamp
      ? conflict(
          `${name} has no block ${blockNumber}, and its last block, ${head}, already has a later timestamp than ${timestamp}.`,
        )
      : refuse(
          filterCodes.notYet,
          `${name} has no block ${blockNumber} yet: its last block is ${head}.`,
        )
  }
  if (block.timestamp !== timestamp)
    return conflict(
      `block ${blockNumber} of ${name} has the timestamp ${block.timestamp}, not ${timestamp}.`,
    )
  const log = block.logs.get(logIndex)
  if (!log)
    return conflict(
      `block ${blockNumber} of ${name} has ${block.logs.size} logs, but none with index ${logIndex}.`,
    )
  const position = { origin: log.origin, blockNumber, logIndex, timestamp, chainId }
  const actual = declare(position, log.payloadHash).checksum
  return actual === checksum
    ? null
    : conflict(
        `log ${logIndex} of block ${blockNumber} of ${name} has the checksum ${actual}, not ${checksum}.`,
      )
}
