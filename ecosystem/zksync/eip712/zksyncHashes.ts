import { concatHex, type Hash, type Hex, hashTypedData, hexToBigInt, keccak256 } from 'viem'
import type { Eip712Transaction } from './Eip712Transaction'

/** The signed fields of a transaction. */
export type UnsignedTransaction = Omit<
  Eip712Transaction,
  'raw' | 'hash' | 'nodeHash' | 'digest' | 'signature'
>

const types = {
  Transaction: [
    { name: 'txType', type: 'uint256' },
    { name: 'from', type: 'uint256' },
    { name: 'to', type: 'uint256' },
    { name: 'gasLimit', type: 'uint256' },
    { name: 'gasPerPubdataByteLimit', type: 'uint256' },
    { name: 'maxFeePerGas', type: 'uint256' },
    { name: 'maxPriorityFeePerGas', type: 'uint256' },
    { name: 'paymaster', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'value', type: 'uint256' },
    { name: 'data', type: 'bytes' },
    { name: 'factoryDeps', type: 'bytes32[]' },
    { name: 'paymasterInput', type: 'bytes' },
  ],
} as const

/** The EIP-712 data that the sender signs. */
export function digestOf(transaction: UnsignedTransaction): Hash {
  const { chainId, from, to, nonce, value, data, gas, gasPerPubdata } = transaction
  const { maxFeePerGas, maxPriorityFeePerGas } = transaction
  return hashTypedData({
    domain: { name: 'zkSync', version: '2', chainId },
    types,
    primaryType: 'Transaction',
    message: {
      txType: 0x71n,
      from: hexToBigInt(from),
      to: to === null ? 0n : hexToBigInt(to),
      gasLimit: gas,
      gasPerPubdataByteLimit: gasPerPubdata,
      maxFeePerGas,
      maxPriorityFeePerGas,
      paymaster: 0n,
      nonce: BigInt(nonce),
      value,
      data,
      factoryDeps: [],
      paymasterInput: '0x',
    },
  })
}

/** The hash by which clients know a signed transaction. */
export function hashOf(digest: Hash, signature: Hex): Hash {
  return keccak256(concatHex([digest, keccak256(signature)]))
}
