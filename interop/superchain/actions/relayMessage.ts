import type {
  Account,
  Address,
  Chain,
  Client,
  Hash,
  SimulateContractErrorType,
  Transport,
  WriteContractErrorType,
} from 'viem'
import type { ErrorType } from '../../errors/ErrorType'
import type { IdentifierOutOfRangeErrorType } from '../errors/codec'
import type {
  MessageAlreadyRelayedErrorType,
  MessageTargetRevertedErrorType,
  MessengerMissingErrorType,
} from '../errors/messenger'
import { relayCall } from '../rpc/relayCall'
import { writeMessenger } from '../rpc/writeMessenger'
import type { ExecutingMessage } from '../types'

export type RelayMessageParameters = Pick<ExecutingMessage, 'id' | 'payload'> & {
  /** Account to send from. @default client.account */
  account?: Account | Address | undefined
  /** Wei to pass on to the target, which come from the account. @default 0n */
  value?: bigint | undefined
}

export type RelayMessageReturnType = Hash

export type RelayMessageErrorType =
  | MessageAlreadyRelayedErrorType
  | MessageTargetRevertedErrorType
  | MessengerMissingErrorType
  | IdentifierOutOfRangeErrorType
  | SimulateContractErrorType
  | WriteContractErrorType
  | ErrorType

/**
 * Relays a message: sends the transaction in which the messenger calls the target.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#relaymessage`
 * - JSON-RPC Methods: `eth_call`, then `eth_sendRawTransaction` for local accounts or `eth_sendTransaction` for others
 *
 * @param client - Client of the destination, with an account.
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
 * import { relayMessage, waitForMessage } from '@interstake/interop/superchain'
 *
 * const source = createPublicClient({ transport: http('http://127.0.0.1:9545') })
 * const client = createWalletClient({
 *   account: privateKeyToAccount('0x…'),
 *   transport: http('http://127.0.0.1:9546'),
 * })
 * const { executingMessage } = await waitForMessage(source, {
 *   hash: '0x…',
 *   destination: client,
 *   until: 'relayable',
 * })
 * const hash = await relayMessage(client, executingMessage)
 */
export async function relayMessage(
  client: Client<Transport, Chain | undefined, Account | undefined>,
  parameters: RelayMessageParameters,
): Promise<RelayMessageReturnType> {
  const { id, payload, account, value = 0n } = parameters
  return writeMessenger(client, { ...relayCall(client, { id, payload }), account, value })
}
