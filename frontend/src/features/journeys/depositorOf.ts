import { type Address, getAddress, isAddressEqual, size, slice, zeroAddress } from 'viem'
import type { SentMessage } from '../../../../interop/actions/getMessages'

/**
 * Reads whose first deposit a message is about.
 *
 * @param staking - The staking contract of the message's chain, if it has one.
 * @returns Undefined for a message that earns no reward, as the reward contract judges it.
 */
export function depositorOf(
  { sender, data }: Pick<SentMessage, 'sender' | 'data'>,
  staking: { address: Address } | undefined,
): Address | undefined {
  if (!staking || !isAddressEqual(sender, staking.address) || size(data) !== 32) return undefined
  if (BigInt(slice(data, 0, 12)) !== 0n) return undefined
  const depositor = getAddress(slice(data, 12))
  return depositor === zeroAddress ? undefined : depositor
}
