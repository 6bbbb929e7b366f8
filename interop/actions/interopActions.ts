import type { Account, Chain, Client, Transport } from 'viem'
import {
  type ExplainMessageParameters,
  type ExplainMessageReturnType,
  explainMessage,
} from './explainMessage'
import {
  type GetInteropMessagesParameters,
  type GetInteropMessagesReturnType,
  getInteropMessages,
} from './getInteropMessages'
import {
  type GetInteropRootParameters,
  type GetInteropRootReturnType,
  getInteropRoot,
} from './getInteropRoot'
import {
  type GetMessageProofParameters,
  type GetMessageProofReturnType,
  getMessageProof,
} from './getMessageProof'
import {
  type GetMessageStatusParameters,
  type GetMessageStatusReturnType,
  getMessageStatus,
} from './getMessageStatus'
import { type GetMessagesParameters, type GetMessagesReturnType, getMessages } from './getMessages'
import {
  type GetRootImportParameters,
  type GetRootImportReturnType,
  getRootImport,
} from './getRootImport'
import {
  type GetTransactionSettlementParameters,
  type GetTransactionSettlementReturnType,
  getTransactionSettlement,
} from './getTransactionSettlement'
import {
  type RebuildMessageProofParameters,
  type RebuildMessageProofReturnType,
  rebuildMessageProof,
} from './rebuildMessageProof'
import {
  type SendInteropMessageParameters,
  type SendInteropMessageReturnType,
  sendInteropMessage,
} from './sendInteropMessage'
import {
  type VerifyInteropMessageParameters,
  type VerifyInteropMessageReturnType,
  verifyInteropMessage,
} from './verifyInteropMessage'
import {
  type VerifyMessageParameters,
  type VerifyMessageReturnType,
  verifyMessage,
} from './verifyMessage'
import {
  type StageWithoutProof,
  type StageWithProof,
  type WaitForMessageParameters,
  type WaitForMessageReturnType,
  waitForMessage,
} from './waitForMessage'

/** The interop actions as methods of a client, see `interopActions`. */
export type InteropActions = {
  interop: {
    /**
     * Explains where a message stands: at which stage or level of its proof, for what cause, which value was expected and found, and what to do.
     *
     * - Docs: `@interstake/interop/docs/interop.md#explainmessage`
     * - JSON-RPC Methods:
     *   - source chain: those of `getMessageStatus`
     *   - destination: `eth_call`; with `token` also `eth_getCode`
     *   - settlement layer: `eth_getTransactionReceipt`, `eth_chainId` if the client has no `chain`
     *
     * @param parameters - {@link ExplainMessageParameters}
     * @returns Stage, cause and next action. {@link ExplainMessageReturnType}
     * @throws {@link MessageProofUnsupportedError} if the node supports none of the proof methods.
     * @throws {@link InvalidRpcResponseError} if the response of a node is malformed, or its proof is invalid.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3050'),
     * }).extend(interopActions())
     * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
     * const explanation = await client.interop.explainMessage({ hash: '0x…', destination })
     */
    explainMessage: (parameters: ExplainMessageParameters) => Promise<ExplainMessageReturnType>
    /**
     * Returns the messages that a transaction sent through the interop center.
     *
     * - Docs: `@interstake/interop/docs/interop.md#getinteropmessages`
     * - JSON-RPC Methods: `eth_getTransactionReceipt`
     *
     * @param parameters - {@link GetInteropMessagesParameters}
     * @returns The messages in the order in which they were sent; empty if there are none. {@link GetInteropMessagesReturnType}
     * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
     * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
     * @throws {@link MalformedInteropMessageError} if a message of the interop center cannot be decoded.
     * @throws {@link InvalidRpcResponseError} if the receipt is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3050'),
     * }).extend(interopActions())
     * const [sent] = await client.interop.getInteropMessages({ hash: '0x…' })
     */
    getInteropMessages: (
      parameters: GetInteropMessagesParameters,
    ) => Promise<GetInteropMessagesReturnType>
    /**
     * Returns an interop root that a chain has imported.
     *
     * - Docs: `@interstake/interop/docs/interop.md#getinteroproot`
     * - JSON-RPC Methods: `eth_call`
     *
     * @param parameters - {@link GetInteropRootParameters}
     * @returns The interop root of the settlement layer's block; null until it is imported. {@link GetInteropRootReturnType}
     * @throws {@link InteropUnsupportedError} if the chain has no interop root storage.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3350'),
     * }).extend(interopActions())
     * const root = await client.interop.getInteropRoot({ chainId: 506n, blockNumber: 25n })
     */
    getInteropRoot: (parameters: GetInteropRootParameters) => Promise<GetInteropRootReturnType>
    /**
     * Returns the Merkle proof of a message, after checking that it leads from the message to the root that the node returned.
     *
     * - Docs: `@interstake/interop/docs/interop.md#getmessageproof`
     * - JSON-RPC Methods: `eth_getTransactionReceipt`, `zks_getL2ToL1LogProof` (or `zks_getL2ToL1MsgProof` on older nodes),
     *   `eth_chainId` if the client has no `chain`
     *
     * @param parameters - {@link GetMessageProofParameters}
     * @returns The message and its proof, as verifying contracts accept them; null until the node serves the proof.
     *   {@link GetMessageProofReturnType}
     * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
     * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
     * @throws {@link MessageNotSentError} if the transaction sent no message with this index.
     * @throws {@link MessageProofUnsupportedError} if the node supports none of the proof methods.
     * @throws {@link InvalidRpcResponseError} if the receipt or the proof is malformed, or the proof is invalid.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3050'),
     * }).extend(interopActions())
     * const proof = await client.interop.getMessageProof({ hash: '0x…' })
     */
    getMessageProof: (parameters: GetMessageProofParameters) => Promise<GetMessageProofReturnType>
    /**
     * Returns the current stage of a message, without waiting.
     *
     * - Docs: `@interstake/interop/docs/interop.md#getmessagestatus`
     * - JSON-RPC Methods:
     *   - source chain: `eth_getTransactionReceipt`, `eth_getTransactionByHash`, `zks_getL1BatchDetails` (or
     *     `zks_getTransactionDetails`), `zks_getL2ToL1LogProof` (or `zks_getL2ToL1MsgProof`), `eth_chainId`
     *   - destination: `eth_call`
     *   - settlement layer: `eth_getTransactionReceipt`
     *
     * @param parameters - {@link GetMessageStatusParameters}
     * @returns The stage, with what is known at that stage. {@link GetMessageStatusReturnType}
     * @throws {@link MessageProofUnsupportedError} if the node supports none of the proof methods.
     * @throws {@link InteropUnsupportedError} if the destination has no interop contracts.
     * @throws {@link ProofRevertedError} if the verifier on the destination cannot decode the proof.
     * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3050'),
     * }).extend(interopActions())
     * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
     * const status = await client.interop.getMessageStatus({ hash: '0x…', destination })
     */
    getMessageStatus: (
      parameters: GetMessageStatusParameters,
    ) => Promise<GetMessageStatusReturnType>
    /**
     * Returns all messages that a transaction sent, by any caller of the messenger.
     *
     * - Docs: `@interstake/interop/docs/interop.md#getmessages`
     * - JSON-RPC Methods: `eth_getTransactionReceipt`
     *
     * @param parameters - {@link GetMessagesParameters}
     * @returns The messages in the order in which they were sent; empty if there are none. {@link GetMessagesReturnType}
     * @throws {@link MessageTransactionNotFoundError} if the node has no receipt of the transaction.
     * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
     * @throws {@link InvalidRpcResponseError} if the receipt is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3050'),
     * }).extend(interopActions())
     * const messages = await client.interop.getMessages({ hash: '0x…' })
     */
    getMessages: (parameters: GetMessagesParameters) => Promise<GetMessagesReturnType>
    /**
     * Returns the transaction that imported an interop root.
     *
     * - Docs: `@interstake/interop/docs/interop.md#getrootimport`
     * - JSON-RPC Methods: `eth_getLogs`, `eth_getBlockByNumber`
     *
     * @param parameters - {@link GetRootImportParameters}
     * @returns The import; null if there is none in the given blocks. {@link GetRootImportReturnType}
     * @throws {@link GetRootImportErrorType} if a request to the node fails.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3350'),
     * }).extend(interopActions())
     * const rootImport = await client.interop.getRootImport({ chainId: 506n, blockNumber: 25n })
     */
    getRootImport: (parameters: GetRootImportParameters) => Promise<GetRootImportReturnType>
    /**
     * Returns the settlement stage of a transaction. Once executed, the transaction is final.
     *
     * - Docs: `@interstake/interop/docs/interop.md#gettransactionsettlement`
     * - JSON-RPC Methods: `eth_getTransactionReceipt`, `zks_getL1BatchDetails` (or `zks_getTransactionDetails`)
     *
     * @param parameters - {@link GetTransactionSettlementParameters}
     * @returns The stage, with the batch and its settlement transactions. {@link GetTransactionSettlementReturnType}
     * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3350'),
     * }).extend(interopActions())
     * const { stage } = await client.interop.getTransactionSettlement({ hash: '0x…' })
     */
    getTransactionSettlement: (
      parameters: GetTransactionSettlementParameters,
    ) => Promise<GetTransactionSettlementReturnType>
    /**
     * Builds the Merkle proof of a message from public data, for when the node of the source chain does not serve it.
     *
     * It is the proof that `getMessageProof` returns. What has been read of a settlement layer is kept per client.
     *
     * - Docs: `@interstake/interop/docs/interop.md#rebuildmessageproof`
     * - JSON-RPC Methods:
     *   - settlement layer: `eth_getBlockByNumber`, `eth_getLogs`, `eth_getTransactionByHash`, `eth_call`, `eth_chainId` if
     *     the client has no `chain`
     *   - source chain, only if needed: `zks_getL1BatchBlockRange`, `eth_getBlockReceipts`
     *
     * @param parameters - {@link RebuildMessageProofParameters}
     * @returns The message and its proof, as verifying contracts accept them; null until the batch is executed.
     *   {@link RebuildMessageProofReturnType}
     * @throws {@link PublicDataUnavailableError} if the messages of the batch are not on the settlement layer, and there is no `source`.
     * @throws {@link PublicDataMismatchError} if the public data does not lead to the published roots.
     * @throws {@link MessageNotInBatchError} if the batch that settled the block of the message does not contain it.
     * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { getMessages, interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3150'),
     * }).extend(interopActions())
     * const source = createPublicClient({ transport: http('http://127.0.0.1:3050') })
     * const [message] = await getMessages(source, { hash: '0x…' })
     * const proof = await client.interop.rebuildMessageProof({ sourceChainId: 34234n, message })
     */
    rebuildMessageProof: (
      parameters: RebuildMessageProofParameters,
    ) => Promise<RebuildMessageProofReturnType>
    /**
     * Sends a message through the interop center of a chain.
     *
     * - Docs: `@interstake/interop/docs/interop.md#sendinteropmessage`
     * - JSON-RPC Methods: `eth_call`, then `eth_sendRawTransaction` for local accounts or `eth_sendTransaction` for others
     *
     * @param parameters - {@link SendInteropMessageParameters}
     * @returns Hash of the sending transaction, see `getInteropMessages` and `waitForMessage`.
     *   {@link SendInteropMessageReturnType}
     * @throws {@link InteropCenterMissingError} if the chain has no interop center.
     *
     * @example
     * import { createWalletClient, http } from 'viem'
     * import { privateKeyToAccount } from 'viem/accounts'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createWalletClient({
     *   account: privateKeyToAccount('0x…'),
     *   transport: http('http://127.0.0.1:3050'),
     * }).extend(interopActions())
     * const hash = await client.interop.sendInteropMessage({ data: '0x1234' })
     */
    sendInteropMessage: (
      parameters: SendInteropMessageParameters,
    ) => Promise<SendInteropMessageReturnType>
    /**
     * Verifies with the interop center of a chain that the interop center of another chain sent a message.
     *
     * - Docs: `@interstake/interop/docs/interop.md#verifyinteropmessage`
     * - JSON-RPC Methods: `eth_call`
     *
     * @param parameters - {@link VerifyInteropMessageParameters}
     * @returns Whether the proof is valid against the interop roots that the chain has imported.
     *   {@link VerifyInteropMessageReturnType}
     * @throws {@link ProofRevertedError} if the verifier cannot decode the proof.
     * @throws {@link InteropCenterMissingError} if the chain has no interop center.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions, toInteropProof, waitForMessage } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3350'),
     * }).extend(interopActions())
     * const source = createPublicClient({ transport: http('http://127.0.0.1:3050') })
     * const { proof } = await waitForMessage(source, { hash: '0x…', destination: client })
     * const isVerified = await client.interop.verifyInteropMessage({
     *   interopHash: '0x…',
     *   proof: toInteropProof(proof),
     * })
     */
    verifyInteropMessage: (
      parameters: VerifyInteropMessageParameters,
    ) => Promise<VerifyInteropMessageReturnType>
    /**
     * Verifies a message with the verifier contract of a chain.
     *
     * - Docs: `@interstake/interop/docs/interop.md#verifymessage`
     * - JSON-RPC Methods: `eth_call`
     *
     * @param parameters - {@link VerifyMessageParameters}
     * @returns Whether the proof is valid against the interop roots that the chain has imported. {@link VerifyMessageReturnType}
     * @throws {@link ProofRevertedError} if the verifier cannot decode the proof.
     * @throws {@link InteropUnsupportedError} if the chain has no verifier.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { getMessageProof, interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3350'),
     * }).extend(interopActions())
     * const source = createPublicClient({ transport: http('http://127.0.0.1:3050') })
     * const proof = await getMessageProof(source, { hash: '0x…' })
     * const isVerified = proof !== null && (await client.interop.verifyMessage(proof))
     */
    verifyMessage: (parameters: VerifyMessageParameters) => Promise<VerifyMessageReturnType>
    /**
     * Waits until a message reaches a stage.
     *
     * Failed requests are retried until the timeout.
     *
     * - Docs: `@interstake/interop/docs/interop.md#waitformessage`
     * - JSON-RPC Methods: those of `getMessageStatus`; without `onStage`, every other time only those for the proof
     *
     * @param parameters - {@link WaitForMessageParameters}
     * @returns The message, with the proof from `executed` on. {@link WaitForMessageReturnType}
     * @throws {@link WaitForMessageTimeoutError} if the message does not reach the stage in time.
     * @throws {@link DestinationRequiredError} if the stage requires a destination and none is given.
     * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
     * @throws {@link MessageNotSentError} if the transaction sent no message with this index.
     * @throws {@link InteropRootMismatchError} if the interop root on the destination does not match the proof.
     * @throws {@link MessageProofUnsupportedError} if the node supports none of the proof methods.
     * @throws {@link InteropUnsupportedError} if the destination has no interop contracts.
     *
     * @example
     * import { createPublicClient, http } from 'viem'
     * import { interopActions } from '@interstake/interop'
     *
     * const client = createPublicClient({
     *   transport: http('http://127.0.0.1:3050'),
     * }).extend(interopActions())
     * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
     * const { proof } = await client.interop.waitForMessage({ hash: '0x…', destination })
     */
    waitForMessage: {
      (parameters: WaitForMessageParameters<StageWithProof>): Promise<WaitForMessageReturnType>
      (
        parameters: WaitForMessageParameters,
      ): Promise<WaitForMessageReturnType<StageWithProof | StageWithoutProof>>
    }
  }
}

/**
 * Extends a client with the interop actions, under `client.interop`.
 *
 * - Docs: `@interstake/interop/docs/interop.md#client-extension`
 *
 * @returns A function for `client.extend`.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { interopActions } from '@interstake/interop'
 *
 * const client = createPublicClient({
 *   transport: http('http://127.0.0.1:3050'),
 * }).extend(interopActions())
 * const messages = await client.interop.getMessages({ hash: '0x…' })
 */
export function interopActions() {
  return (client: Client<Transport, Chain | undefined, Account | undefined>): InteropActions => {
    function wait(
      parameters: WaitForMessageParameters<StageWithProof>,
    ): Promise<WaitForMessageReturnType>
    function wait(
      parameters: WaitForMessageParameters,
    ): Promise<WaitForMessageReturnType<StageWithProof | StageWithoutProof>>
    function wait(parameters: WaitForMessageParameters) {
      return waitForMessage(client, parameters)
    }

    return {
      interop: {
        explainMessage: (parameters) => explainMessage(client, parameters),
        getInteropMessages: (parameters) => getInteropMessages(client, parameters),
        getInteropRoot: (parameters) => getInteropRoot(client, parameters),
        getMessageProof: (parameters) => getMessageProof(client, parameters),
        getMessageStatus: (parameters) => getMessageStatus(client, parameters),
        getMessages: (parameters) => getMessages(client, parameters),
        getRootImport: (parameters) => getRootImport(client, parameters),
        getTransactionSettlement: (parameters) => getTransactionSettlement(client, parameters),
        rebuildMessageProof: (parameters) => rebuildMessageProof(client, parameters),
        sendInteropMessage: (parameters) => sendInteropMessage(client, parameters),
        verifyInteropMessage: (parameters) => verifyInteropMessage(client, parameters),
        verifyMessage: (parameters) => verifyMessage(client, parameters),
        waitForMessage: wait,
      },
    }
  }
}
