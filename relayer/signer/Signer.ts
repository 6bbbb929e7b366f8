import type { Address, Hex, TransactionSerializableEIP1559 } from 'viem'

/**
 * Signs the transactions of an account. An account of viem is one; so is whatever signs with a key that a key management
 * service holds.
 */
export type Signer = {
  address: Address
  signTransaction(transaction: TransactionSerializableEIP1559): Promise<Hex>
}
