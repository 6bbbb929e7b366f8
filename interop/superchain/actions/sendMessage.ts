import type {
  Account,
  Address,
  Chain,
  Client,
  Hash,
  Hex,
  SimulateContractErrorType,
  Transport,
  WriteContractErrorType,
} from 'viem'
import type { ErrorType } from '../../errors/ErrorType'
import { explainMessengerError } from '../errors/explainMessengerError'
import type { MessengerMissingErrorType } from '../errors/messenger'
import { writeMessenger } from '../rpc/writeMessenger'

export type SendMessageParameters = {
  /** The chain that may relay the message. The messenger accepts any other chain, also one that does not exist. */
  destination: bigint
  /** The contract to call on the destination. A message to an address without code is relayed without any effect. */
  target: Address
  /** The calldata for the target. */
  message: Hex
  /** Account to send from. @default client.account */
  account?: Account | Address | undefined
}

export type SendMessageReturnType = Hash

export type SendMessageErrorType =
  | MessengerMissingErrorType
  | SimulateContractErrorType
  | WriteContractErrorType
  | ErrorType

/**
 * Sends a message through the messenger of a chain.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#sendmessage`
 * - JSON-RPC Methods: `eth_call`, then `eth_sendRawTransaction` for local accounts or `eth_sendTransaction` for others
 *
 * @param client - Client of the source chain, with an account.
 * @param parameters - {@link SendMessageParameters}
 * @returns Hash of the sending transaction, see `getSentMessages` and `waitForMessage`. {@link SendMessageReturnType}
 * @throws {@link MessengerMissingError} if the chain has no messenger.
 *
 * @example
 * import { createWalletClient, http } from 'viem'
 * import { privateKeyToAccount } from 'viem/accounts'
 * import { sendMessage } from '@interstake/interop/superchain'
 *
 * const client = createWalletClient({
 *   account: privateKeyToAccount('0x…'),
 *   transport: http('http://127.0.0.1:9545'),
 * })
 * const hash = await sendMessage(client, { destination: 902n, target: '0x…', message: '0x1234' })
 */
export async function sendMessage(
  client: Client<Transport, Chain | undefined, Account | undefined>,
  parameters: SendMessageParameters,
): Promise<SendMessageReturnType> {
  const { destination, target, message, account } = parameters
  return writeMessenger(client, {
    functionName: 'sendMessage',
    args: [destination, target, message],
    account,
    explain: explainMessengerError,
  })
}
