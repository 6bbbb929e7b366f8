import { useQueries } from '@tanstack/react-query'
import type { ManifestChain } from '../../../deployments/manifest'
import { Section } from '../../shared/components/Section'
import { TextLink } from '../../shared/components/TextLink'
import { useNetwork } from '../../shared/environment/useNetwork'
import { newestFirst } from '../../shared/events/newestFirst'
import { eventPageQuery } from '../events/eventPageQuery'
import { paths } from '../explorerPaths'
import { MessageTable } from '../message/MessageTable'
import { protocolOf } from '../protocols'

const shown = 10

/** The latest messages of all chains. */
export function LatestMessages({ chains }: { chains: readonly ManifestChain[] }) {
  const { clientOf, manifest } = useNetwork()
  const pages = useQueries({
    queries: chains.map(({ chainId }) =>
      eventPageQuery(clientOf(chainId), {
        chainId,
        source: protocolOf(manifest).sentMessages,
        count: shown,
      }),
    ),
  })
  const messages = pages
    .flatMap(({ data }) => data?.items ?? [])
    .toSorted(newestFirst(chains.map(({ chainId }) => chainId)))
    .slice(0, shown)
  const unread = chains.filter((_, index) => pages[index]?.isError)
  return (
    <Section
      title="Latest messages"
      aside={
        <span className="flex gap-5">
          <TextLink to={paths.messages()}>All messages</TextLink>
          <TextLink to={paths.charts()}>Charts</TextLink>
        </span>
      }
    >
      {unread.length > 0 && (
        <p className="mb-3 text-sm text-danger">
          Couldn't load messages from {unread.map(({ name }) => name).join(', ')}.
        </p>
      )}
      {messages.length > 0 ? (
        <MessageTable label="Latest messages" messages={messages} showsChain />
      ) : (
        <p role="status" className="text-sm text-soft">
          {pages.some(({ isPending }) => isPending) ? 'Loading messages…' : 'No messages yet.'}
        </p>
      )}
    </Section>
  )
}
