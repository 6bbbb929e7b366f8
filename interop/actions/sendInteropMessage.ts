import {
  type Account,
  type Address,
  BaseError,
  type Chain,
  type Client,
  ContractFunctionZeroDataError,
  type Hash,
  type Hex,
  type Transport,
} from 'viem'
import { simulateContract, writeContract } from 'viem/actions'
import { interopCenterAbi } from '../../contracts/abi/InteropCenter'
import { interopCenterAddress } from '../addresses'
import { InteropCenterMissingError } from '../errors/center'

export type SendInteropMessageParameters = {
  /** What is to be said. For a receiver: what `encodeInteropPayload` makes. */
  data: Hex
  /** Who sends. @default the account of the client */
  account?: Account | Address | undefined
}

export type SendInteropMessageReturnType = Hash

/**
 * Sends a message through the interop centre of a chain.
 *
 * @param client - Client of the source chain, with an account.
 * @returns Hash of the sending transaction: what `getInteropMessages` and `waitForMessage` take.
 *
 * @example
 * import { createWalletClient, http } from 'viem'
 * import { privateKeyToAccount } from 'viem/accounts'
 * import { sendInteropMessage } from './interop'
 *
 * const client = createWalletClient({
 *   account: privateKeyToAccount('0x…'),
 *   transport: http('http://127.0.0.1:3050'),
 * })
 * const hash = await sendInteropMessage(client, { data: '0x1234' })
 */
export async function sendInteropMessage(
  client: Client<Transport, Chain | undefined, Account | undefined>,
  { data, account = client.account }: SendInteropMessageParameters,
): Promise<SendInteropMessageReturnType> {
  const address = interopCenterAddress
  const call = {
    address,
    abi: interopCenterAbi,
    functionName: 'sendInteropMessage',
    args: [data],
  } as const
  try {
    // A transaction to an address without code succeeds, and sends nothing.
    await simulateContract(client, { ...call, ...(account && { account }) })
  } catch (error) {
    if (error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionZeroDataError))
      throw new InteropCenterMissingError({ address, cause: error })
    throw error
  }
  return writeContract(client, { ...call, account: account ?? null, chain: null })
}
