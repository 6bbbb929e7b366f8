import { concat, type Hash, type Hex, numberToHex } from 'viem'

const messageKind = 1
const cancellationKind = 2

/** What a message tells a receiver. */
export type InteropPayload = {
  body: Hex
  /** The only chain on which the message counts. @default 0n every chain */
  destinationChainId?: bigint | undefined
  /** The last second in which it counts, since 1970, by the destination's clock. @default 0n none */
  deadline?: bigint | undefined
}

/** Data of a message to a receiver. */
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

/** Data of the message that cancels an earlier one of the same sender. */
export function encodeInteropCancellation(interopHash: Hash): Hex {
  return concat([numberToHex(cancellationKind, { size: 1 }), interopHash])
}
