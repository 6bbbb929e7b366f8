import type { Account, Chain, Client, Transport } from 'viem'
import {
  type BuildExecutingMessageParameters,
  type BuildExecutingMessageReturnType,
  buildExecutingMessage,
} from './buildExecutingMessage'
import {
  type ExplainMessageParameters,
  type ExplainMessageReturnType,
  explainMessage,
} from './explainMessage'
import {
  type GetMessageStatusParameters,
  type GetMessageStatusReturnType,
  getMessageStatus,
} from './getMessageStatus'
import {
  type GetSentMessagesParameters,
  type GetSentMessagesReturnType,
  getSentMessages,
} from './getSentMessages'
import {
  type RelayMessageParameters,
  type RelayMessageReturnType,
  relayMessage,
} from './relayMessage'
import {
  type ResendMessageParameters,
  type ResendMessageReturnType,
  resendMessage,
} from './resendMessage'
import { type SendMessageParameters, type SendMessageReturnType, sendMessage } from './sendMessage'
import {
  type WaitForMessageParameters,
  type WaitForMessageReturnType,
  waitForMessage,
} from './waitForMessage'

/** The actions for the Superchain as methods of a client, see `superchainActions`. */
export type SuperchainActions = {
  superchain: {
    /**
     * Identifies a message, or any other log, for a transaction on another chain.
     *
     * - Docs: `@interstake/interop/docs/superchain.md#buildexecutingmessage`
     * - JSON-RPC Methods: `eth_getTransactionReceipt`, `eth_chainId`, `eth_getBlockByNumber`
     *
     * @param parameters - {@link BuildExecutingMessageParameters}
     * @returns The arguments of `relayMessage`. {@link BuildExecutingMessageReturnType}
     * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
     * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
     * @throws {@link MessageNotSentError} if the transaction sent no message with this index.
     * @throws {@link LogNotFoundError} if the transaction has no log with this index.
     * @throws {@link BlockNotCanonicalError} if the block was replaced by a reorg.
     * @throws {@link InvalidRpcResponseError} if the response of the node is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { superchainActions } from '@interstake/interop/superchain'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:9545'),
     * }).extend(superchainActions())
     * const { id, payload, accessList } = await client.superchain.buildExecutingMessage({ hash: '0x…' })
     */
    buildExecutingMessage: (
      parameters: BuildExecutingMessageParameters,
    ) => Promise<BuildExecutingMessageReturnType>
    /**
     * Explains where a message stands: at which stage, for what cause, which value was expected and found, and what to do.
     *
     * - Docs: `@interstake/interop/docs/superchain.md#explainmessage`
     * - JSON-RPC Methods:
     *   - source chain: those of `getMessageStatus`
     *   - destination: those of `getMessageStatus`, `interop_checkAccessList` where it is supported, `eth_getCode`,
     *     `eth_getTransactionByHash` with `relayHash`
     *
     * @param parameters - {@link ExplainMessageParameters}
     * @returns Stage, cause and next action. {@link ExplainMessageReturnType}
     * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { superchainActions } from '@interstake/interop/superchain'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:9545'),
     * }).extend(superchainActions())
     * const destination = createPublicClient({ transport: http('http://127.0.0.1:9546') })
     * const { reason } = await client.superchain.explainMessage({ hash: '0x…', destination })
     */
    explainMessage: (parameters: ExplainMessageParameters) => Promise<ExplainMessageReturnType>
    /**
     * Returns the current stage of a message, without waiting.
     *
     * - Docs: `@interstake/interop/docs/superchain.md#getmessagestatus`
     * - JSON-RPC Methods:
     *   - source chain: `eth_getTransactionReceipt`, `eth_getTransactionByHash`, `eth_chainId`, `eth_getBlockByNumber`,
     *     `eth_getLogs`
     *   - destination: `eth_chainId`, `eth_call`, `eth_getBlockByNumber`
     *
     * @param parameters - {@link GetMessageStatusParameters}
     * @returns The stage, with what is known at that stage. {@link GetMessageStatusReturnType}
     * @throws {@link WrongDestinationError} if the message is for another chain than `destination`.
     * @throws {@link MessengerMissingError} if the destination has no messenger.
     * @throws {@link BlockNotCanonicalError} if the block of the message is replaced by a reorg meanwhile.
     * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { superchainActions } from '@interstake/interop/superchain'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:9545'),
     * }).extend(superchainActions())
     * const destination = createPublicClient({ transport: http('http://127.0.0.1:9546') })
     * const status = await client.superchain.getMessageStatus({ hash: '0x…', destination })
     */
    getMessageStatus: (
      parameters: GetMessageStatusParameters,
    ) => Promise<GetMessageStatusReturnType>
    /**
     * Returns all messages that a transaction sent through the messenger, by any caller and to any chain.
     *
     * - Docs: `@interstake/interop/docs/superchain.md#getsentmessages`
     * - JSON-RPC Methods: `eth_getTransactionReceipt`, `eth_chainId`
     *
     * @param parameters - {@link GetSentMessagesParameters}
     * @returns The messages in the order in which they were sent; empty if there are none. {@link GetSentMessagesReturnType}
     * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
     * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
     * @throws {@link InvalidRpcResponseError} if the receipt is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { superchainActions } from '@interstake/interop/superchain'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:9545'),
     * }).extend(superchainActions())
     * const messages = await client.superchain.getSentMessages({ hash: '0x…' })
     */
    getSentMessages: (parameters: GetSentMessagesParameters) => Promise<GetSentMessagesReturnType>
    /**
     * Relays a message: sends the transaction in which the messenger calls the target.
     *
     * - Docs: `@interstake/interop/docs/superchain.md#relaymessage`
     * - JSON-RPC Methods: `eth_call`, then `eth_sendRawTransaction` for local accounts or `eth_sendTransaction` for others
     *
     * @param parameters - {@link RelayMessageParameters}
     * @returns Hash of the relaying transaction. {@link RelayMessageReturnType}
     * @throws {@link MessageAlreadyRelayedError} if the message was relayed before.
     * @throws {@link MessageTargetRevertedError} if the target reverts; the message can be relayed later.
     * @throws {@link MessengerMissingError} if the chain has no messenger.
     * @throws {@link IdentifierOutOfRangeError} if a field of the identifier is too large.
     *
     * @example
     * import { createPublicClient, createWalletClient, http } from 'viem'
     * import { privateKeyToAccount } from 'viem/accounts'
     * import { superchainActions, waitForMessage } from '@interstake/interop/superchain'
     *
     * const source = createPublicClient({ transport: http('http://127.0.0.1:9545') })
     * const client = createWalletClient({
     *   account: privateKeyToAccount('0x…'),
     *   transport: http('http://127.0.0.1:9546'),
     * }).extend(superchainActions())
     * const { executingMessage } = await waitForMessage(source, {
     *   hash: '0x…',
     *   destination: client,
     *   until: 'relayable',
     * })
     * const hash = await client.superchain.relayMessage(executingMessage)
     */
    relayMessage: (parameters: RelayMessageParameters) => Promise<RelayMessageReturnType>
    /**
     * Sends a message again, so that it can be relayed after it has expired. The message stays the same, and is relayed once.
     *
     * - Docs: `@interstake/interop/docs/superchain.md#resendmessage`
     * - JSON-RPC Methods: `eth_call`, then `eth_sendRawTransaction` for local accounts or `eth_sendTransaction` for others
     *
     * @param parameters - {@link ResendMessageParameters}
     * @returns Hash of the transaction, which works like that of the sending transaction. {@link ResendMessageReturnType}
     * @throws {@link InvalidMessageError} if the chain has not sent this message.
     * @throws {@link MessengerMissingError} if the chain has no messenger.
     *
     * @example
     * import { createWalletClient, http } from 'viem'
     * import { privateKeyToAccount } from 'viem/accounts'
     * import { superchainActions } from '@interstake/interop/superchain'
     *
     * const client = createWalletClient({
     *   account: privateKeyToAccount('0x…'),
     *   transport: http('http://127.0.0.1:9545'),
     * }).extend(superchainActions())
     * const [message] = await client.superchain.getSentMessages({ hash: '0x…' })
     * const hash = await client.superchain.resendMessage(message)
     */
    resendMessage: (parameters: ResendMessageParameters) => Promise<ResendMessageReturnType>
    /**
     * Sends a message through the messenger of a chain.
     *
     * - Docs: `@interstake/interop/docs/superchain.md#sendmessage`
     * - JSON-RPC Methods: `eth_call`, then `eth_sendRawTransaction` for local accounts or `eth_sendTransaction` for others
     *
     * @param parameters - {@link SendMessageParameters}
     * @returns Hash of the sending transaction, see `getSentMessages` and `waitForMessage`. {@link SendMessageReturnType}
     * @throws {@link MessengerMissingError} if the chain has no messenger.
     *
     * @example
     * import { createWalletClient, http } from 'viem'
     * import { privateKeyToAccount } from 'viem/accounts'
     * import { superchainActions } from '@interstake/interop/superchain'
     *
     * const client = createWalletClient({
     *   account: privateKeyToAccount('0x…'),
     *   transport: http('http://127.0.0.1:9545'),
     * }).extend(superchainActions())
     * const hash = await client.superchain.sendMessage({
     *   destination: 902n,
     *   target: '0x…',
     *   message: '0x1234',
     * })
     */
    sendMessage: (parameters: SendMessageParameters) => Promise<SendMessageReturnType>
    /**
     * Waits until a message reaches a stage.
     *
     * Failed requests are retried until the timeout.
     *
     * - Docs: `@interstake/interop/docs/superchain.md#waitformessage`
     * - JSON-RPC Methods: those of `getMessageStatus`, once per polling interval
     *
     * @param parameters - {@link WaitForMessageParameters}
     * @returns The status, with the arguments of `relayMessage`. {@link WaitForMessageReturnType}
     * @throws {@link WaitForMessageTimeoutError} if the message does not reach the stage in time.
     * @throws {@link DestinationRequiredError} if the stage requires a destination and none is given.
     * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
     * @throws {@link MessageNotSentError} if the transaction sent no message with this index.
     * @throws {@link MessageExpiredError} if the message expires before it reaches the stage.
     * @throws {@link WrongDestinationError} if the message is for another chain than `destination`.
     * @throws {@link MessengerMissingError} if the destination has no messenger.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { superchainActions } from '@interstake/interop/superchain'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:9545'),
     * }).extend(superchainActions())
     * const destination = createPublicClient({ transport: http('http://127.0.0.1:9546') })
     * const { message } = await client.superchain.waitForMessage({ hash: '0x…', destination })
     */
    waitForMessage: (parameters: WaitForMessageParameters) => Promise<WaitForMessageReturnType>
  }
}

/**
 * Extends a client with the actions for the Superchain, under `client.superchain`.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#client-extension`
 *
 * @returns A function for `client.extend`.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { superchainActions } from '@interstake/interop/superchain'
 *
 * const client = createPublicClient({
 *   transport: http('http://127.0.0.1:9545'),
 * }).extend(superchainActions())
 * const messages = await client.superchain.getSentMessages({ hash: '0x…' })
 */
export function superchainActions() {
  return (
    client: Client<Transport, Chain | undefined, Account | undefined>,
  ): SuperchainActions => ({
    superchain: {
      buildExecutingMessage: (parameters) => buildExecutingMessage(client, parameters),
      explainMessage: (parameters) => explainMessage(client, parameters),
      getMessageStatus: (parameters) => getMessageStatus(client, parameters),
      getSentMessages: (parameters) => getSentMessages(client, parameters),
      relayMessage: (parameters) => relayMessage(client, parameters),
      resendMessage: (parameters) => resendMessage(client, parameters),
      sendMessage: (parameters) => sendMessage(client, parameters),
      waitForMessage: (parameters) => waitForMessage(client, parameters),
    },
  })
}
