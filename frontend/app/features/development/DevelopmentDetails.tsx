import { lazy, Suspense, useState } from 'react'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'

const DevelopmentSection = lazy(() =>
  import('./DevelopmentSection').then((module) => ({ default: module.DevelopmentSection })),
)

const storageKey = 'interstake.developmentOpen'

/** The controls of the local network, closed until they are wanted; the browser remembers that. */
export function DevelopmentDetails({ adminUrl }: { adminUrl: string }) {
  const { storage } = useEnvironment()
  const [isOpen, setIsOpen] = useState(() => storage.getItem(storageKey) !== null)
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        setIsOpen(open)
        if (open) storage.setItem(storageKey, 'true')
        else storage.removeItem(storageKey)
      }}
      className="rounded-2xl border border-dashed border-line px-5 py-4"
    >
      <summary className="cursor-pointer text-sm text-soft">{t().development.title}</summary>
      {isOpen && (
        <Suspense>
          <div className="mt-4">
            <DevelopmentSection adminUrl={adminUrl} />
          </div>
        </Suspense>
      )}
    </details>
  )
}
