import type { ReactNode } from 'react'
import { Section } from '../../shared/components/Section'
import { TextLink } from '../../shared/components/TextLink'

/** Shown for an address at which there is nothing to show: why that is. */
export function Problem({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <title>{`${title} · Interstake explorer`}</title>
      <Section title={title} level="h1" aside={<TextLink to="/">To the overview</TextLink>}>
        <div className="grid max-w-2xl gap-2 text-soft">{children}</div>
      </Section>
    </>
  )
}
