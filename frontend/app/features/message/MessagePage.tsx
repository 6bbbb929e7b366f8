import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode } from 'react'
import type { ManifestChain } from '../../../../deployments/manifest'
import { CopyButton } from '../../../shared/components/CopyButton'
import { LazySection } from '../../../shared/components/LazySection'
import { PageLink } from '../../../shared/components/PageLink'
import { Section } from '../../../shared/components/Section'
import { TextLink } from '../../../shared/components/TextLink'
import { manifestChains } from '../../../shared/environment/manifestChains'
import { messagesQuery } from '../../../shared/message/messagesQuery'
import { useEnvironment } from '../../environment/useEnvironment'
import { Journey } from '../journeys/Journey'
import { useJourney } from '../journeys/useJourney'
import { type MessagePlace, messagePath, parseMessagePlace } from './messagePath'

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
      <Problem title="No such chain">
        The environment {manifest.environment} has no chain {place.chainId}: the message may be one
        of another environment.
      </Problem>
    )
  return <Message key={messagePath(place)} source={source} place={place} />
}

function Problem({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title} level="h1" aside={<HomeLink />}>
      <p className="text-soft">{children}</p>
    </Section>
  )
}

function HomeLink() {
  return <TextLink to="/">Back to staking</TextLink>
}

function Message({ source, place }: { source: ManifestChain; place: MessagePlace }) {
  const journey = useJourney(source, place)
  const { status, message, proof, deposit } = journey
  const title = deposit ? `First deposit on ${source.name}` : `Message from ${source.name}`
  return (
    <>
      <title>{`${title} · Interstake`}</title>
      <Section title={title} level="h1" aside={<HomeLink />}>
        <div className="grid gap-5">
          {(message || status?.stage === 'failed') && <Siblings place={place} />}
          <Journey
            label={`Steps of the ${deposit ? 'deposit' : 'message'} on ${source.name}`}
            source={source}
            place={place}
            journey={journey}
          />
          <dl className="grid gap-3 text-sm">
            <Fact name="Transaction">{place.hash}</Fact>
            {deposit && <Fact name="Depositor">{deposit.depositor}</Fact>}
            {deposit && deposit.beneficiary !== deposit.depositor && (
              <Fact name="Reward to">{deposit.beneficiary}</Fact>
            )}
            {message && <Fact name="Sender">{message.sender}</Fact>}
            {message && <Fact name="Message hash">{message.messageHash}</Fact>}
            {message && <Fact name="Data">{message.data}</Fact>}
          </dl>
        </div>
      </Section>
      {proof && (
        <LazySection title="Proof">
          <ProofSection proof={proof} source={source} />
        </LazySection>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div className="grid gap-x-6 sm:grid-cols-[7rem_1fr]">
      <dt className="text-soft sm:pt-1.5">{name}</dt>
      <dd className="flex min-w-0 items-start gap-2">
        <code className="min-w-0 text-xs wrap-anywhere sm:pt-2">{children}</code>
        <CopyButton text={children} label={`Copy ${name.toLowerCase()}`} />
      </dd>
    </div>
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
