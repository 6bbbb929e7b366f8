import { isUnreachable } from '../errors/isUnreachable'
import { ErrorNotice } from './ErrorNotice'

/**
 * Shows why data could not be read. That a node is unreachable is only said in short: the banner above says which, and the data
 * is read once it responds.
 */
export function ReadErrorNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return isUnreachable(error) ? (
    <p className="text-sm text-soft">Currently not available.</p>
  ) : (
    <ErrorNotice error={error} onRetry={onRetry} />
  )
}
