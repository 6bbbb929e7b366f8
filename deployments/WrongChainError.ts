import { BaseError } from 'viem'

/** Thrown when a node reports an unexpected chain id. */
export class WrongChainError extends BaseError {
  readonly chain: string
  readonly expected: number
  readonly actual: number

  /** @param actual - The chain id that the node reported; not a safe integer if it reported something else. */
  constructor({ name, chainId, actual }: { name: string; chainId: number; actual: number }) {
    const reported = Number.isSafeInteger(actual) ? `chain ${actual}` : 'no valid chain id'
    super(`Expected chain ${chainId} for ${name}, but its node reports ${reported}.`, {
      metaMessages: ['Check which chain runs at its URL, and that the manifest is up to date.'],
      name: 'WrongChainError',
    })
    this.chain = name
    this.expected = chainId
    this.actual = actual
  }
}

/** Finds the `WrongChainError` among the causes of an error. */
export function findWrongChain(error: unknown): WrongChainError | undefined {
  const found =
    error instanceof BaseError ? error.walk((cause) => cause instanceof WrongChainError) : undefined
  return found instanceof WrongChainError ? found : undefined
}
