import type { ReactNode } from 'react'
import { Section } from '../components/Section'
import { HomeLink } from './HomeLink'
import { PageTitle } from './PageTitle'

/** An error page for an invalid URL. */
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
