import { BaseError } from 'viem'
import type { ErrorType } from './ErrorType'

/** The package itself: its tarball contains the pages with the errors. */
const docsBaseUrl = '@interstake/interop'
const defaultDocsPath = '/docs/interop.md'

export type InteropErrorType = InteropError & ErrorType<'InteropError'>

/** Base class of all errors of this package. The last line of `metaMessages` contains the remedy. */
export class InteropError extends BaseError {
  constructor(
    shortMessage: string,
    {
      name,
      metaMessages,
      cause,
      docsPath = defaultDocsPath,
    }: {
      name: string
      metaMessages?: string[]
      cause?: Error | undefined
      docsPath?: string
    },
  ) {
    super(shortMessage, {
      name,
      docsBaseUrl,
      docsPath,
      docsSlug: name.toLowerCase(),
      metaMessages,
      details: cause instanceof BaseError ? cause.details : cause?.message,
    })
    // Given to BaseError, a cause replaces our docs path with its own, which belongs to another site.
    if (cause) this.cause = cause
  }
}

/** Base class of retryable errors: something is not available yet. */
export class InteropRetryableError extends InteropError {}

/** Base class of permanent errors, for which a retry does not help. */
export class InteropPermanentError extends InteropError {}
