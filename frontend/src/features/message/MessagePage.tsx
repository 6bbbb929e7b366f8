import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import type { ManifestChain } from '../../../../deployments/manifest'
import { PageLink } from '../../components/PageLink'
import { Section } from '../../components/Section'
import { manifestChains } from '../../environment/manifestChains'
import { useEnvironment } from '../../environment/useEnvironment'
import { Journey } from '../journeys/Journey'
import { useJourney } from '../journeys/useJourney'
import { type MessagePlace, messagePath, parseMessagePlace } from './messagePath'
import { messagesQuery } from './messagesQuery'

const ProofSection = lazy(() =>
  import('./ProofSection').then((module) => ({ default: module.ProofSection })),
)

/** A message's own page: its journey and its proof, for anyone who has the link. */
export function MessagePage(parameters: {
  chainId: string
  hash: string
  messageIndex?: string | undefined
}) {
  const { manifest } = useEnvironment()
  const place = parseMessagePlace(parameters)
  const source = manifestChains(manifest).find(({ chainId }) => chainId === place?.chainId)
  if (!place)
    return (
      <Problem title="This is no message">
        The address of a message ends in a chain id and the hash of its transaction: 0x and 64
        digits.
      </Problem>
    )
  if (!source)
    return (
      <Problem title="Another environment's message">
        The environment {manifest.environment} has no chain {place.chainId}.
      </Problem>
    )
  return <Message key={messagePath(place)} source={source} place={place} />
}

function Problem({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <p className="text-soft">{children}</p>
      <HomeLink />
    </Section>
  )
}

function HomeLink() {
  return (
    <PageLink
      to="/"
      className="mt-2 inline-flex min-h-11 items-center text-accent underline underline-offset-2"
    >
      Back to staking
    </PageLink>
  )
}

function Message({ source, place }: { source: ManifestChain; place: MessagePlace }) {
  const journey = useJourney(source, place)
  const { status, message, proof, depositor } = journey
  const name = depositor ? 'deposit' : 'message'
  return (
    <>
      <Section
        title={depositor ? `First deposit on ${source.name}` : `Message from ${source.name}`}
        aside={<HomeLink />}
      >
        <div className="grid gap-5">
          {(message || status?.stage === 'failed') && <Siblings place={place} />}
          <Journey
            label={`Steps of the ${name} on ${source.name}`}
            source={source}
            place={place}
            journey={journey}
          />
          <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[auto_1fr]">
            <Fact name="Transaction">{place.hash}</Fact>
            {depositor && <Fact name="Depositor">{depositor}</Fact>}
            {message && <Fact name="Sender">{message.sender}</Fact>}
            {message && <Fact name="Message hash">{message.messageHash}</Fact>}
            {message && <Fact name="Data">{message.data}</Fact>}
          </dl>
        </div>
      </Section>
      {proof && (
        <Suspense fallback={<Section title="Proof">Loading …</Section>}>
          <ProofSection proof={proof} source={source} />
        </Suspense>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 font-mono text-xs wrap-anywhere sm:pt-0.5">{children}</dd>
    </>
  )
}

/** Links to the other messages of the same transaction. */
function Siblings({ place }: { place: MessagePlace }) {
  const { config } = useEnvironment()
  const { chainId, hash } = place
  const { data: messages = [] } = useQuery(
    messagesQuery(config.getClient({ chainId }), { chainId, hash }),
  )
  if (messages.length < 2) return null
  return (
    <nav aria-label="Messages of this transaction" className="flex flex-wrap gap-2">
      {messages.map(({ index }, messageIndex) => (
        <PageLink
          key={index}
          to={messagePath({ ...place, messageIndex })}
          aria-current={messageIndex === place.messageIndex ? 'page' : undefined}
          className="inline-flex min-h-11 items-center rounded-xl border border-control/60 px-4 aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent-strong"
        >
          Message {messageIndex + 1} of {messages.length}
        </PageLink>
      ))}
    </nav>
  )
}
