import { useQueries } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { interopChains } from '../../../deployments/interopChains'
import { ErrorNotice } from '../../shared/components/ErrorNotice'
import { PillLink } from '../../shared/components/PillLink'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { PageTitle } from '../../shared/site/PageTitle'
import { eventPageQuery } from '../events/eventPageQuery'
import { protocolOf } from '../protocols'
import { MessageFilterForm } from './MessageFilterForm'
import { MessageTable } from './MessageTable'
import { mergePages } from './mergePages'
import { type MessageFilters, messagesPath, parseFilters, parsePositions } from './messageFilters'

const shown = 25

/** The messages of all chains, newest first, by chain, sender and state. */
export function MessagesPage() {
  const [query] = useSearchParams()
  const filters = parseFilters(query)
  return (
    <>
      <PageTitle>Messages</PageTitle>
      <Section title="Messages" level="h1">
        <MessageFilterForm key={messagesPath(filters)} filters={filters} />
        <List filters={filters} />
      </Section>
    </>
  )
}

function List({ filters }: { filters: MessageFilters }) {
  const { manifest, clientOf } = useNetwork()
  const { sentMessages, sentBy, useMessageStates } = protocolOf(manifest)
  const { chainId, sender, state } = filters
  const [query] = useSearchParams()
  const positions = parsePositions(query)
  const chains = interopChains(manifest).filter((chain) => {
    const isChosen = chainId === undefined || chain.chainId === chainId
    return isChosen && positions.get(chain.chainId) !== null
  })
  const queries = useQueries({
    queries: chains.map((chain) =>
      eventPageQuery(clientOf(chain.chainId), {
        chainId: chain.chainId,
        source: sender ? sentBy(sender) : sentMessages,
        before: positions.get(chain.chainId) ?? undefined,
        count: shown,
      }),
    ),
  })
  const pages = new Map(
    chains.flatMap((chain, index) => {
      const page = queries[index]?.data
      return page ? [[chain.chainId, page] as const] : []
    }),
  )
  const { items, older } = mergePages(pages, shown)
  const states = useMessageStates(items, { isEnabled: state !== undefined })
  const matching = items.filter((_, index) => state === undefined || states[index] === state)
  const isLoading =
    queries.some(({ isPending }) => isPending) ||
    (state !== undefined && states.includes(undefined))
  return (
    <>
      {queries.map(
        ({ error, refetch }, index) =>
          error && (
            <ErrorNotice key={chains[index]?.chainId} error={error} onRetry={() => refetch()} />
          ),
      )}
      {matching.length > 0 ? (
        <MessageTable label="Messages" messages={matching} showsChain />
      ) : (
        <p role="status" className="text-sm text-soft">
          {isLoading
            ? 'Loading messages…'
            : older
              ? 'None of the messages of this page match. Older ones may.'
              : 'No messages match.'}
        </p>
      )}
      <nav aria-label="Pages of messages" className="mt-4 flex flex-wrap gap-2 empty:hidden">
        {positions.size > 0 && (
          <PillLink to={messagesPath(filters)} className="text-sm font-medium">
            Newest
          </PillLink>
        )}
        {older && (
          <PillLink to={messagesPath(filters, older)} className="text-sm font-medium">
            Older
          </PillLink>
        )}
      </nav>
    </>
  )
}
