import type { ReactNode } from 'react'
import { Logo } from '../components/Logo'

/** Fills the window where there is no network to show. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 p-6">
      <Logo />
      <h1 className="text-2xl font-semibold">{title}</h1>
      {children}
    </main>
  )
}
