import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** The main content. Focus moves to its start after navigation. */
export function Main({ children }: { children: ReactNode }) {
  const [location] = useLocation()
  const opened = useRef(location)
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    if (opened.current === location) return
    opened.current = location
    main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [location])
  return (
    <main ref={main} id="main" tabIndex={-1} className="grid gap-5 outline-none">
      {children}
    </main>
  )
}
