import { concatHex, type Hash, keccak256, serializeTransaction, toRlp, zeroHash } from 'viem'
import type { UnsignedTransaction } from './zksyncHashes'

/**
 * The hash under which the node executes a transaction of an impersonated sender: there is no signature that would make
 * it unique, so the node puts an empty one in its place and appends the sender.
 */
export function nodeHashOf({ from, to, ...transaction }: UnsignedTransaction): Hash {
  const { chainId, nonce, value, data, gas, maxFeePerGas, maxPriorityFeePerGas } = transaction
  const serialized = serializeTransaction(
    {
      type: 'eip1559',
      chainId,
      nonce,
      ...(to === null ? {} : { to }),
      value,
      data,
      gas,
      maxFeePerGas,
      maxPriorityFeePerGas,
    },
    { r: zeroHash, s: zeroHash, yParity: 0 },
  )
  return keccak256(concatHex([toRlp(serialized), from]))
}
