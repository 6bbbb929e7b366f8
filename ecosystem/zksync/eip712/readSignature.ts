import { type Hex, hexToBigInt, hexToNumber, numberToHex, size, slice } from 'viem'
import { malformed, rejection } from '../../jsonrpc/rejection'
import type { Eip712Transaction } from './Eip712Transaction'

/** Half of the order of secp256k1: only the lower of the two possible s is accepted. */
const maxS = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n

/**
 * The signature of a transaction: the one in its meta if there is one, otherwise v, r and s.
 *
 * @param inMeta - r, s and v, 65 bytes, or none.
 * @param v - 0 or 1.
 */
export function readSignature({
  inMeta,
  v,
  r,
  s,
}: {
  inMeta: Hex
  v: bigint
  r: bigint
  s: bigint
}): Eip712Transaction['signature'] {
  if (size(inMeta) === 0) return signature({ r, s, parity: Number(v) })
  const parity = hexToNumber(slice(inMeta, 64)) - 27
  if (parity !== 0 && parity !== 1)
    throw rejection('failed to validate the transaction. reason: v is neither 27 nor 28')
  return signature({
    r: hexToBigInt(slice(inMeta, 0, 32)),
    s: hexToBigInt(slice(inMeta, 32, 64)),
    parity,
  })
}

function signature({ r, s, parity }: { r: bigint; s: bigint; parity: number }) {
  if (parity !== 0 && parity !== 1) throw malformed('invalid signature')
  if (r === 0n || s === 0n) throw malformed('incompleteSignature')
  if (s > maxS) throw malformed('invalid signature')
  const yParity: 0 | 1 = parity
  return { r: numberToHex(r, { size: 32 }), s: numberToHex(s, { size: 32 }), yParity }
}
