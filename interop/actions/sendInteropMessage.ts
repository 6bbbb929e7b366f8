import {
  type Account,
  type Address,
  BaseError,
  type Chain,
  type Client,
  ContractFunctionZeroDataError,
  type Hash,
  type Hex,
  type SimulateContractErrorType,
  type Transport,
  type WriteContractErrorType,
} from 'viem'
import { simulateContract, writeContract } from 'viem/actions'
import { interopCenterAbi } from '../../contracts/abi/InteropCenter'
import { interopCenterAddress } from '../addresses'
import { InteropCenterMissingError, type InteropCenterMissingErrorType } from '../errors/center'
import type { ErrorType } from '../errors/ErrorType'

export type SendInteropMessageParameters = {
  /** Data of the message. For receiver contracts: the result of `encodeInteropPayload`. */
  data: Hex
  /** Account to send from. @default client.account */
  account?: Account | Address | undefined
}

export type SendInteropMessageReturnType = Hash

export type SendInteropMessageErrorType =
  | InteropCenterMissingErrorType
  | SimulateContractErrorType
  | WriteContractErrorType
  | ErrorType

/**
 * Sends a message through the interop center of a chain.
 *
 * - Docs: `@interstake/interop/docs/interop.md#sendinteropmessage`
 * - JSON-RPC Methods: `eth_call`, then `eth_sendRawTransaction` for local accounts or `eth_sendTransaction` for others
 *
 * @param client - Client of the source chain, with an account.
 * @param parameters - {@link SendInteropMessageParameters}
 * @returns Hash of the sending transaction, see `getInteropMessages` and `waitForMessage`.
 *   {@link SendInteropMessageReturnType}
 * @throws {@link InteropCenterMissingError} if the chain has no interop center.
 *
 * @example
 * import { createWalletClient, http } from 'viem'
 * import { privateKeyToAccount } from 'viem/accounts'
 * import { sendInteropMessage } from '@interstake/interop'
 *
 * const client = createWalletClient({
 *   account: privateKeyToAccount('0x…'),
 *   transport: http('http://127.0.0.1:3050'),
 * })
 * const hash = await sendInteropMessage(client, { data: '0x1234' })
 */
export async function sendInteropMessage(
  client: Client<Transport, Chain | undefined, Account | undefined>,
  parameters: SendInteropMessageParameters,
): Promise<SendInteropMessageReturnType> {
  const { data, account = client.account } = parameters
  const address = interopCenterAddress
  const call = {
    address,
    abi: interopCenterAbi,
    functionName: 'sendInteropMessage',
    args: [data],
  } as const
  try {
    // A transaction to an address without code succeeds without sending anything.
    await simulateContract(client, { ...call, ...(account && { account }) })
  } catch (error) {
    if (error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionZeroDataError))
      throw new InteropCenterMissingError({ address, cause: error })
    throw error
  }
  return writeContract(client, { ...call, account: account ?? null, chain: null })
}
