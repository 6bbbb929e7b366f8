import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../shared/components/Button'
import { t } from '../../i18n/messages'

const ConnectDialog = lazy(() =>
  import('./ConnectDialog').then((module) => ({ default: module.ConnectDialog })),
)

/** Opens the wallets to connect with. */
export function ConnectButton({ className }: { className?: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant="primary" className={className} onClick={() => setIsOpen(true)}>
        {t().wallet.connect}
      </Button>
      {isOpen && (
        <Suspense>
          <ConnectDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
