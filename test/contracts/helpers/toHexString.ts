import { type Hex, isHex } from 'viem'

/** Bytes of a vector, or of ethers, as viem's functions take them. */
export function toHexString(text: string): Hex {
  if (!isHex(text)) throw new Error(`${text} is not hexadecimal`)
  return text
}
