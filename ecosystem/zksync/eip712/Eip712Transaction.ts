import type { Address, Hash, Hex } from 'viem'

/** A transaction of ZKsync's type 0x71, signed over its EIP-712 digest by an account with a key. */
export type Eip712Transaction = {
  /** Serialized transaction. */
  raw: Hex
  /** The hash that clients use: of the digest and the signature. */
  hash: Hash
  /** The hash that the node uses, which executes it as a transaction of type 2. */
  nodeHash: Hash
  /** The digest that was signed. */
  digest: Hash
  signature: { r: Hash; s: Hash; yParity: 0 | 1 }
  chainId: number
  from: Address
  /** Null creates a contract. */
  to: Address | null
  nonce: number
  /** Wei. */
  value: bigint
  data: Hex
  gas: bigint
  /** Wei per gas, like the next. */
  maxFeePerGas: bigint
  maxPriorityFeePerGas: bigint
  gasPerPubdata: bigint
}
