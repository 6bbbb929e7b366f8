import type { ReactNode } from 'react'
import { Section } from '../components/Section'
import { HomeLink } from './HomeLink'
import { PageTitle } from './PageTitle'

/** Shown for an address at which there is nothing to show: why that is. */
export function ErrorPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Section title={title} level="h1" aside={<HomeLink />}>
        <p className="max-w-2xl text-soft">{children}</p>
      </Section>
    </>
  )
}
