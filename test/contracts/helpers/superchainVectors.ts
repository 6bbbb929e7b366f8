import vectors from '../../vectors/superchain.json'
import type { Identifier } from './superchainWorld'

const selectors: Record<string, string> = {
  ...vectors.functions,
  ...vectors.events,
  ...vectors.errors,
}

/** The published selectors of functions, events and errors, by their signatures. */
export function publishedSelectors(...signatures: string[]): Record<string, string | undefined> {
  return Object.fromEntries(signatures.sort().map((signature) => [signature, selectors[signature]]))
}

/** An identifier whose numbers are strings, as in the vectors. */
export function toIdentifier(id: Record<keyof Identifier, string>): Identifier {
  return {
    origin: id.origin,
    blockNumber: BigInt(id.blockNumber),
    logIndex: BigInt(id.logIndex),
    timestamp: BigInt(id.timestamp),
    chainId: BigInt(id.chainId),
  }
}
