import { BaseError } from 'viem'
import { z } from 'zod'
import { isSystemError, reasonOf } from './files/systemError'

/**
 * Describes an error for users; one of a library in one line, without a stack, a URL, the body of a request, or the
 * path and the system call of a file operation.
 */
export function describeError(error: unknown): string {
  if (error instanceof z.ZodError) return describeIssues(error)
  if (error instanceof BaseError) return describeViemError(error)
  if (isSystemError(error)) return reasonOf(error)
  if (error instanceof AggregateError)
    return [error.message, ...error.errors.map(describeError)].join(': ')
  if (!(error instanceof Error)) return String(error)
  // As reported by fetch and undici.
  return error instanceof TypeError && error.cause !== undefined
    ? describeError(error.cause)
    : error.message
}

/** Describes validation errors field by field. */
export function describeIssues({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ')
}

function describeViemError(error: BaseError): string {
  // Its message also has the URL, the body of the request and the version.
  const [summary = ''] = error.shortMessage.split('\n')
  const innermost = error.walk()
  // Contrary to its type, not every error has them.
  const details: string | undefined = (innermost instanceof BaseError ? innermost : error).details
  const [detail = ''] = details?.split('\n') ?? []
  return detail === '' || summary.includes(detail) || /https?:/.test(detail)
    ? summary
    : `${summary.replace(/[.:]$/, '')}: ${detail}`
}
