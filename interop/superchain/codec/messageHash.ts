import { encodeAbiParameters, type Hash, keccak256 } from 'viem'
import type { CrossDomainMessage } from '../types'

const parameters = [
  { name: 'destination', type: 'uint256' },
  { name: 'source', type: 'uint256' },
  { name: 'nonce', type: 'uint256' },
  { name: 'sender', type: 'address' },
  { name: 'target', type: 'address' },
  { name: 'message', type: 'bytes' },
] as const

/** Hashes a message of the messenger. The messenger of the destination relays each hash once. */
export function messageHash({
  destination,
  source,
  nonce,
  sender,
  target,
  message,
}: CrossDomainMessage): Hash {
  return keccak256(
    encodeAbiParameters(parameters, [destination, source, nonce, sender, target, message]),
  )
}
