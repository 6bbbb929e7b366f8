import { concat, type Hex } from 'viem'

/** Encodes the payload of a log: its topics, followed by its data. */
export function encodeMessagePayload({ topics, data }: { topics: readonly Hex[]; data: Hex }): Hex {
  return concat([...topics, data])
}
