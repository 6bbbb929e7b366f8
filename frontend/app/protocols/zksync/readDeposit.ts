import { type Address, getAddress, type Hex, isAddressEqual, size, slice, zeroAddress } from 'viem'
import type { SentMessage } from '../../../../interop/actions/getMessages'

export type Deposit = {
  depositor: Address
  /** The rewarded account: the depositor, unless it named another one. */
  beneficiary: Address
}

/**
 * Decodes the depositor and beneficiary of a first deposit from its message.
 *
 * @param staking - The staking contract of the message's chain, if it has one.
 * @returns Undefined for a message that the reward contract would reject.
 */
export function readDeposit(
  { sender, data }: Pick<SentMessage, 'sender' | 'data'>,
  staking: { address: Address } | undefined,
): Deposit | undefined {
  if (!staking || !isAddressEqual(sender, staking.address)) return undefined
  if (size(data) !== 32 && size(data) !== 64) return undefined
  const depositor = toAddress(slice(data, 0, 32))
  if (!depositor) return undefined
  if (size(data) === 32) return { depositor, beneficiary: depositor }
  const beneficiary = toAddress(slice(data, 32))
  // A beneficiary that is the depositor is omitted.
  return beneficiary && beneficiary !== depositor ? { depositor, beneficiary } : undefined
}

function toAddress(word: Hex): Address | undefined {
  if (BigInt(slice(word, 0, 12)) !== 0n) return undefined
  const address = getAddress(slice(word, 12))
  return address === zeroAddress ? undefined : address
}
