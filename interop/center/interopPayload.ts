import { concat, type Hash, type Hex, numberToHex } from 'viem'

const messageKind = 1
const cancellationKind = 2

/** The payload of a message to a receiver contract. */
export type InteropPayload = {
  body: Hex
  /** The only chain on which the message is valid; 0n for every chain. @default 0n */
  destinationChainId?: bigint | undefined
  /** Unix timestamp in seconds after which the message is invalid on the destination; 0n for none. @default 0n */
  deadline?: bigint | undefined
}

/** Encodes the data of a message to a receiver contract. */
export function encodeInteropPayload({
  body,
  destinationChainId = 0n,
  deadline = 0n,
}: InteropPayload): Hex {
  return concat([
    numberToHex(messageKind, { size: 1 }),
    numberToHex(destinationChainId, { size: 32 }),
    numberToHex(deadline, { size: 8 }),
    body,
  ])
}

/** Encodes the data of a message that cancels an earlier message of the same sender. */
export function encodeInteropCancellation(interopHash: Hash): Hex {
  return concat([numberToHex(cancellationKind, { size: 1 }), interopHash])
}
