import { useQuery } from '@tanstack/react-query'
import { Redirect } from 'wouter'
import { Section } from '../../shared/components/Section'
import { TextLink } from '../../shared/components/TextLink'
import { useNetwork } from '../../shared/environment/useNetwork'
import { describeError } from '../../shared/errors/describeError'
import { PageTitle } from '../../shared/site/PageTitle'
import { QueryBoundary } from '../components/QueryBoundary'
import { protocolOf } from '../protocols'
import { type Attempt, search } from './search'

/** The results of a search. A single result is opened immediately. */
export function SearchPage({ text }: { text: string }) {
  const network = useNetwork()
  const query = useQuery({
    queryKey: ['search', text],
    queryFn: () => search(text, network),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <>
      <PageTitle>Search</PageTitle>
      <Section title="Search" level="h1">
        <p className="mb-4 text-sm text-soft">
          For <code className="wrap-anywhere text-ink">{text}</code>
        </p>
        <QueryBoundary query={query}>{(attempts) => <Results attempts={attempts} />}</QueryBoundary>
      </Section>
    </>
  )
}

function Results({ attempts }: { attempts: readonly Attempt[] }) {
  const { manifest, search: environment } = useNetwork()
  const { numbered } = protocolOf(manifest)
  const findings = attempts.flatMap(({ outcome }) => outcome.finding ?? [])
  const unreachable = new Set(
    attempts.flatMap(({ chain, outcome }) => (outcome.error ? [chain.name] : [])),
  )
  const [only] = findings
  if (only && findings.length === 1) return <Redirect to={only.path + environment} replace />
  if (only)
    return (
      <>
        <ul aria-label="Found" className="grid">
          {findings.map(({ title, path }) => (
            <li key={path}>
              <TextLink to={path}>{title}</TextLink>
            </li>
          ))}
        </ul>
        {unreachable.size > 0 && (
          <p className="mt-2 text-sm text-danger">
            Results may be incomplete: couldn't query {[...unreachable].join(', ')}.
          </p>
        )}
      </>
    )
  if (attempts.length === 0)
    return (
      <p role="status" className="max-w-2xl text-soft">
        Not a hash (0x and 64 hexadecimal digits), address (0x and 40 hexadecimal digits), or{' '}
        {numbered.replace(', ', ' or ')} number.
      </p>
    )
  return (
    <div className="grid gap-3">
      <p role="status">No results. Searched for:</p>
      <ul aria-label="Searched" className="grid gap-1 text-sm">
        {attempts.map(({ chain, what, outcome }) => (
          <li key={`${chain.chainId} ${what}`} className="flex flex-wrap gap-x-3">
            <span className="w-52">
              {what} on {chain.name}
            </span>
            {outcome.error ? (
              <span className="min-w-0 text-danger wrap-anywhere">
                {describeError(outcome.error, [chain])}
              </span>
            ) : (
              <span className="text-soft">
                {outcome.since ? `not found since block ${outcome.since}` : 'not found'}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
