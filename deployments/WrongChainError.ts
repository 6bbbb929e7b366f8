import { BaseError } from 'viem'

/** Thrown when a node answers as another chain than the one that it is known as. */
export class WrongChainError extends BaseError {
  /** @param actual - The chain id that the node answered; not a whole number if it answered something else. */
  constructor({ name, chainId, actual }: { name: string; chainId: number; actual: number }) {
    const answered = Number.isSafeInteger(actual) ? `as chain ${actual}` : 'with no valid chain id'
    super(`${name} should be chain ${chainId}, but its node answers ${answered}.`, {
      metaMessages: ['Check what runs at its address, and that the manifest is up to date.'],
      name: 'WrongChainError',
    })
  }
}

/** The error by which something failed because a node is of another chain; undefined if that was not the reason. */
export function findWrongChain(error: unknown): WrongChainError | undefined {
  const found =
    error instanceof BaseError ? error.walk((cause) => cause instanceof WrongChainError) : undefined
  return found instanceof WrongChainError ? found : undefined
}
