import {
  type Address,
  concat,
  encodeFunctionData,
  type Hash,
  numberToHex,
  size,
  type WalletClient,
} from 'viem'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop'

/** Sends two messages in one transaction: it deploys a contract whose constructor calls L1Messenger twice. */
export function sendTwoMessages(
  client: WalletClient,
  { account }: { account: Address },
): Promise<Hash> {
  const input = encodeFunctionData({
    abi: l1MessengerAbi,
    functionName: 'sendToL1',
    args: ['0x1234'],
  })
  const push = (value: number) => concat(['0x60', numberToHex(value, { size: 1 })])
  // CALL(gas, messenger, value 0, input, no output); POP
  const call = concat([
    ...[0, 0, size(input), 0, 0].map(push),
    ...(['0x73', systemAddresses.l1Messenger, '0x5a', '0xf1', '0x50'] as const),
  ])
  // CODECOPY of the input that follows the code; the calls; STOP
  const code = (offset: number) =>
    concat([...[size(input), offset, 0].map(push), '0x39', call, call, '0x00'])
  return client.sendTransaction({
    account,
    chain: null,
    data: concat([code(size(code(0))), input]),
    // An estimate would not include the second call, as the transaction succeeds without it.
    gas: 1_000_000n,
  })
}
