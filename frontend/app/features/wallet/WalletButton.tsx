import type { ComponentProps } from 'react'
import { Spinner } from '../../components/Spinner'
import { t } from '../../i18n/messages'
import { WalletIcon } from './WalletIcon'

/** Chooses a wallet from the list. */
export function WalletButton({
  label,
  icon,
  isRecent,
  isConnecting,
  ...rest
}: Pick<ComponentProps<'button'>, 'disabled' | 'onClick'> & {
  label: string
  icon?: string | undefined
  /** Whether it was used last. */
  isRecent: boolean
  isConnecting: boolean
}) {
  return (
    <button
      type="button"
      className="flex min-h-14 w-full items-center gap-3 rounded-2xl border border-line px-3 py-2 text-start font-medium hover:border-accent hover:bg-raised disabled:opacity-60"
      {...rest}
    >
      <WalletIcon icon={icon} />
      <span className="min-w-0 grow wrap-anywhere">{label}</span>
      {isRecent && (
        <span className="rounded-full bg-accent-soft px-2.5 py-0.5 text-xs text-accent-strong">
          {t().wallet.recent}
        </span>
      )}
      {isConnecting && <Spinner />}
    </button>
  )
}
