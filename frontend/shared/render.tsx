import { type ReactNode, StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'

/** Renders a page into the document. */
export function render(page: ReactNode): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('Missing element #root')
  // The page is readable before, so rendering can be interrupted to keep the browser responsive.
  startTransition(() => createRoot(root).render(<StrictMode>{page}</StrictMode>))
}
