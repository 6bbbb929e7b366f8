import { useQueries } from '@tanstack/react-query'
import { interopChains } from '../../../deployments/interopChains'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { PageTitle } from '../../shared/site/PageTitle'
import { eventPageQuery } from '../events/eventPageQuery'
import { protocolOf } from '../protocols'
import { LatencyChart } from './LatencyChart'
import { coveredPeriod } from './statistics'
import { ThroughputChart } from './ThroughputChart'

/** The latest messages of each chain. */
const count = 500

/** Charts of how many messages were sent over time, and how long they took. */
export function ChartsPage() {
  const { manifest, clientOf } = useNetwork()
  const { sentMessages, latency, useLatencies } = protocolOf(manifest)
  const queries = useQueries({
    queries: interopChains(manifest).map(({ chainId }) =>
      eventPageQuery(clientOf(chainId), { chainId, source: sentMessages, count }),
    ),
  })
  const pages = queries.flatMap(({ data }) => data ?? [])
  const messages = pages.flatMap(({ items }) => items)
  const period = coveredPeriod(pages, new Date())
  const latencies = useLatencies(messages).filter(
    ({ at }) => period && at.getTime() >= period.from && at.getTime() <= period.to,
  )
  const unread = interopChains(manifest).filter((_, index) => queries[index]?.isError)
  return (
    <>
      <PageTitle>Charts</PageTitle>
      <Section title="Messages over time" level="h1">
        {unread.length > 0 && (
          <p className="mb-3 text-sm text-danger">
            Couldn't load messages from {unread.map(({ name }) => name).join(', ')}.
          </p>
        )}
        {period ? (
          <div className="grid gap-10 lg:grid-cols-2">
            <ThroughputChart messages={messages} period={period} />
            {latencies.length > 0 && (
              <LatencyChart {...latency} latencies={latencies} until={period.to} />
            )}
          </div>
        ) : (
          <p role="status" className="text-sm text-soft">
            {queries.some(({ isPending }) => isPending) ? 'Loading messages…' : 'No messages yet.'}
          </p>
        )}
      </Section>
    </>
  )
}
