import type { ReactNode } from 'react'
import { Logo } from '../components/Logo'

/** A full-page notice, shown if there is no network. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 p-6">
      <Logo />
      <h1 className="text-2xl font-semibold">{title}</h1>
      {children}
    </main>
  )
}
