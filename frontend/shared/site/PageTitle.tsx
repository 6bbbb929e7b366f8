import { useLayoutEffect } from 'react'
import { useSite } from './useSite'

/** The titles of what is shown, the innermost last. */
const titles: { text: string }[] = []
const initial = typeof document === 'undefined' ? '' : document.title

/** The title of the tab. The document has one, which its HTML contains; that of the innermost component prevails. */
export function PageTitle({ children }: { children: string }) {
  const { name } = useSite()
  useLayoutEffect(() => {
    const title = { text: `${children} · ${name}` }
    titles.push(title)
    showLast()
    return () => {
      titles.splice(titles.indexOf(title), 1)
      showLast()
    }
  }, [children, name])
  return null
}

function showLast(): void {
  document.title = titles.at(-1)?.text ?? initial
}
