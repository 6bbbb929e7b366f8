import { numberToHex } from 'viem'
import { eip712Type } from './decodeEip712Transaction'
import type { Eip712Transaction } from './Eip712Transaction'
import type { TransactionAliases } from './TransactionAliases'

/**
 * Replaces hashes of the node by those of clients, anywhere in a response: in transactions, receipts, logs, blocks,
 * traces, pools and filters. Transactions and receipts get type 0x71.
 */
export function mapHashesInResponse(aliases: TransactionAliases, answer: unknown): unknown {
  if (aliases.size === 0) return answer
  return rename(answer)

  function rename(value: unknown): unknown {
    if (typeof value === 'string') return aliases.getByNodeHash(value)?.hash ?? value
    if (Array.isArray(value)) return value.map(rename)
    if (typeof value !== 'object' || value === null) return value
    const renamed = Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, rename(item)]),
    )
    return { ...renamed, ...eip712Fields(value) }
  }

  function eip712Fields(value: object): object | undefined {
    if ('hash' in value && 'nonce' in value && typeof value.hash === 'string') {
      const transaction = aliases.getByNodeHash(value.hash)
      return transaction && transactionFields(transaction)
    }
    if ('cumulativeGasUsed' in value && 'transactionHash' in value)
      return aliases.getByNodeHash(String(value.transactionHash)) && { type: eip712Type }
    return undefined
  }
}

function transactionFields({ signature: { r, s, yParity } }: Eip712Transaction) {
  const parity = numberToHex(yParity)
  // Undefined omits it: only the type that the node uses has an access list.
  return { type: eip712Type, v: parity, r, s, yParity: parity, accessList: undefined }
}
