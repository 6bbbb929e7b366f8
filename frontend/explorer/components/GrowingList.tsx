import { type ReactNode, useState } from 'react'
import { Button } from '../../shared/components/Button'

const step = 25

/** The first items of a long list, and a button for more: thousands at once would block the page. */
export function GrowingList<item>({
  items,
  children,
}: {
  items: readonly item[]
  children: (shown: readonly item[]) => ReactNode
}) {
  const [shown, setShown] = useState(step)
  return (
    <>
      {children(items.slice(0, shown))}
      {items.length > shown && (
        <Button className="mt-4" onClick={() => setShown(shown + step)}>
          Show more of {items.length.toLocaleString('en')}
        </Button>
      )}
    </>
  )
}
