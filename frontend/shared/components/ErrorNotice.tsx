import { manifestChains } from '../../../deployments/interopChains'
import { useNetwork } from '../environment/useNetwork'
import { describeError } from '../errors/describeError'
import { shared } from '../i18n/sharedMessages'
import { Button } from './Button'

/** Shows an error next to its cause. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { manifest } = useNetwork()
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-between gap-3 rounded-xl bg-danger-soft px-4 py-3 text-sm text-danger"
    >
      <p className="min-w-0 flex-1 basis-52 wrap-anywhere">
        {describeError(error, manifestChains(manifest))}
      </p>
      {onRetry && <Button onClick={onRetry}>{shared().tryAgain}</Button>}
    </div>
  )
}
