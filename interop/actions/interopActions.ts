import type { Account, Chain, Client, Transport } from 'viem'
import { type GetInteropMessagesParameters, getInteropMessages } from './getInteropMessages'
import { type GetInteropRootParameters, getInteropRoot } from './getInteropRoot'
import { type GetMessageProofParameters, getMessageProof } from './getMessageProof'
import { type GetMessageStatusParameters, getMessageStatus } from './getMessageStatus'
import { type GetMessagesParameters, getMessages } from './getMessages'
import { type GetRootImportParameters, getRootImport } from './getRootImport'
import {
  type GetTransactionSettlementParameters,
  getTransactionSettlement,
} from './getTransactionSettlement'
import { type SendInteropMessageParameters, sendInteropMessage } from './sendInteropMessage'
import { type VerifyInteropMessageParameters, verifyInteropMessage } from './verifyInteropMessage'
import { type VerifyMessageParameters, verifyMessage } from './verifyMessage'
import {
  type StageWithoutProof,
  type StageWithProof,
  type WaitForMessageParameters,
  type WaitForMessageReturnType,
  waitForMessage,
} from './waitForMessage'

/**
 * Makes the interop actions methods of a client, under `client.interop`.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { interopActions } from './interop'
 *
 * const client = createPublicClient({
 *   transport: http('http://127.0.0.1:3050'),
 * }).extend(interopActions())
 * const messages = await client.interop.getMessages({ hash: '0x…' })
 */
export function interopActions() {
  return (client: Client<Transport, Chain | undefined, Account | undefined>) => {
    function wait(
      parameters: WaitForMessageParameters<StageWithProof>,
    ): Promise<WaitForMessageReturnType>
    function wait(
      parameters: WaitForMessageParameters,
    ): Promise<WaitForMessageReturnType<StageWithoutProof>>
    function wait(parameters: WaitForMessageParameters) {
      return waitForMessage(client, parameters)
    }

    return {
      interop: {
        getInteropMessages: (parameters: GetInteropMessagesParameters) =>
          getInteropMessages(client, parameters),
        getInteropRoot: (parameters: GetInteropRootParameters) =>
          getInteropRoot(client, parameters),
        getMessageProof: (parameters: GetMessageProofParameters) =>
          getMessageProof(client, parameters),
        getMessageStatus: (parameters: GetMessageStatusParameters) =>
          getMessageStatus(client, parameters),
        getMessages: (parameters: GetMessagesParameters) => getMessages(client, parameters),
        getRootImport: (parameters: GetRootImportParameters) => getRootImport(client, parameters),
        getTransactionSettlement: (parameters: GetTransactionSettlementParameters) =>
          getTransactionSettlement(client, parameters),
        sendInteropMessage: (parameters: SendInteropMessageParameters) =>
          sendInteropMessage(client, parameters),
        verifyInteropMessage: (parameters: VerifyInteropMessageParameters) =>
          verifyInteropMessage(client, parameters),
        verifyMessage: (parameters: VerifyMessageParameters) => verifyMessage(client, parameters),
        waitForMessage: wait,
      },
    }
  }
}
