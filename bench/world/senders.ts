import { type Address, encodeFunctionData, type Hex, numberToHex, parseEther, toHex } from 'viem'
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import { stakingAbi } from '../../contracts/abi/Staking'
import { systemAddresses } from '../../interop'
import { inParallel } from './inParallel'
import type { Rpc } from './Rpc'

const target = '0x00000000000000000000000000000000000000a1'

/** Creates accounts, and funds each on a chain. */
export async function createAccounts(count: number, rpc: Rpc): Promise<PrivateKeyAccount[]> {
  const accounts = Array.from({ length: count }, () => privateKeyToAccount(generatePrivateKey()))
  await inParallel(accounts, 20, ({ address }) => fund(rpc, address))
  return accounts
}

export async function createAccount(rpc: Rpc): Promise<PrivateKeyAccount> {
  const account = privateKeyToAccount(generatePrivateKey())
  await fund(rpc, account.address)
  return account
}

const fund = (rpc: Rpc, address: Address) =>
  rpc.call('anvil_setBalance', [address, numberToHex(parseEther('100'))])

/** Funds accounts without known keys. */
export function fundAccounts(count: number, rpc: Rpc): Promise<void> {
  const addresses = Array.from({ length: count }, (_, index) =>
    numberToHex(2 ** 32 + index, { size: 20 }),
  )
  return inParallel(addresses, 20, (address) => fund(rpc, address))
}

type Call = { to?: Hex; data?: Hex; value?: bigint; gas: bigint }

/** What is sent on each kind of chain. */
export const transfer: Call = { to: target, value: 1n, gas: 21_000n }
export const message = (index: number): Call => ({
  to: systemAddresses.l1Messenger,
  data: encodeFunctionData({ abi: l1MessengerAbi, functionName: 'sendToL1', args: [toHex(index)] }),
  gas: 100_000n,
})
export const deposit = (staking: Hex): Call => ({
  to: staking,
  data: encodeFunctionData({ abi: stakingAbi, functionName: 'deposit' }),
  value: 1n,
  gas: 150_000n,
})

/** Signs transactions of an account, in order. */
export function sign(
  account: PrivateKeyAccount,
  chainId: number,
  calls: readonly Call[],
  firstNonce = 0,
): Promise<Hex[]> {
  return Promise.all(
    calls.map((call, index) =>
      account.signTransaction({
        ...call,
        ...{ type: 'eip1559', chainId, nonce: firstNonce + index, maxFeePerGas: 10n ** 11n },
      }),
    ),
  )
}
