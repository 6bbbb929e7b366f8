import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** The content of the page: when another one is opened, reading starts at its top. */
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
