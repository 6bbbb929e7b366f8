import { BaseError } from 'viem'
import type { ErrorType } from './ErrorType'

/** The package itself: its tarball contains the page that `docsPath` names. */
const docsBaseUrl = '@interstake/interop'
const docsPath = '/docs/interop.md'

export type InteropErrorType = InteropError & ErrorType<'InteropError'>

/** Base class of all errors of this package. */
export class InteropError extends BaseError {
  /**
   * @param shortMessage - What happened, in one sentence.
   * @param options.metaMessages - Facts; the last line says what to do about it.
   */
  constructor(
    shortMessage: string,
    {
      name,
      metaMessages,
      cause,
    }: { name: string; metaMessages?: string[]; cause?: Error | undefined },
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

/** Base class of errors that may be gone on retry: something is not available yet. */
export class InteropRetryableError extends InteropError {}

/** Base class of errors that remain on retry. */
export class InteropPermanentError extends InteropError {}
