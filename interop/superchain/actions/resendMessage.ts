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
import { explainMessengerError } from '../errors/explainMessengerError'
import type { InvalidMessageErrorType, MessengerMissingErrorType } from '../errors/messenger'
import { writeMessenger } from '../rpc/writeMessenger'
import type { CrossDomainMessage } from '../types'

export type ResendMessageParameters = Omit<CrossDomainMessage, 'source'> & {
  /** Account to send from, which need not be the sender of the message. @default client.account */
  account?: Account | Address | undefined
}

export type ResendMessageReturnType = Hash

export type ResendMessageErrorType =
  | InvalidMessageErrorType
  | MessengerMissingErrorType
  | SimulateContractErrorType
  | WriteContractErrorType
  | ErrorType

/**
 * Sends a message again, so that it can be relayed after it has expired. The message stays the same, and is relayed once.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#resendmessage`
 * - JSON-RPC Methods: `eth_call`, then `eth_sendRawTransaction` for local accounts or `eth_sendTransaction` for others
 *
 * @param client - Client of the source chain, with an account.
 * @param parameters - {@link ResendMessageParameters}
 * @returns Hash of the transaction, which works like that of the sending transaction. {@link ResendMessageReturnType}
 * @throws {@link InvalidMessageError} if the chain has not sent this message.
 * @throws {@link MessengerMissingError} if the chain has no messenger.
 *
 * @example
 * import { createWalletClient, http } from 'viem'
 * import { privateKeyToAccount } from 'viem/accounts'
 * import { getSentMessages, resendMessage } from '@interstake/interop/superchain'
 *
 * const client = createWalletClient({
 *   account: privateKeyToAccount('0x…'),
 *   transport: http('http://127.0.0.1:9545'),
 * })
 * const [message] = await getSentMessages(client, { hash: '0x…' })
 * const hash = await resendMessage(client, message)
 */
export async function resendMessage(
  client: Client<Transport, Chain | undefined, Account | undefined>,
  parameters: ResendMessageParameters,
): Promise<ResendMessageReturnType> {
  const { destination, nonce, sender, target, message, account } = parameters
  return writeMessenger(client, {
    functionName: 'resendMessage',
    args: [destination, nonce, sender, target, message],
    account,
    explain: explainMessengerError,
  })
}
