import { type ReactNode, Suspense } from 'react'
import { shared } from '../i18n/sharedMessages'
import { Section } from './Section'

/** A placeholder for a section whose code is loaded on demand. */
export function LazySection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Suspense
      fallback={
        <Section title={title}>
          <p className="text-soft">{shared().loading}</p>
        </Section>
      }
    >
      {children}
    </Suspense>
  )
}
