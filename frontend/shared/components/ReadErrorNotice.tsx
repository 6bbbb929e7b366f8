import { isUnreachable } from '../errors/isUnreachable'
import { shared } from '../i18n/sharedMessages'
import { ErrorNotice } from './ErrorNotice'

/**
 * Shows why data could not be read. That a node is unreachable is only said in short: the banner above says which, and the data
 * is read once it responds.
 */
export function ReadErrorNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return isUnreachable(error) ? (
    <p className="text-sm text-soft">{shared().unavailable}</p>
  ) : (
    <ErrorNotice error={error} onRetry={onRetry} />
  )
}
