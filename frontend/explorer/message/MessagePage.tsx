import { useQueries, useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import type { Hash } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import type { MessageStatus } from '../../../interop/actions/getMessageStatus'
import { hasReached } from '../../../interop/actions/hasReached'
import { blockTimeQuery } from '../../shared/chains/blockTimeQuery'
import { CopyButton } from '../../shared/components/CopyButton'
import { ErrorNotice } from '../../shared/components/ErrorNotice'
import { LazySection } from '../../shared/components/LazySection'
import { Section } from '../../shared/components/Section'
import { Word } from '../../shared/components/Word'
import { useNetwork } from '../../shared/environment/useNetwork'
import { messagesQuery } from '../../shared/message/messagesQuery'
import { importedRootQuery } from '../../shared/roots/importedRootQuery'
import { Fact, FactList } from '../components/Facts'
import { Loaded } from '../components/Loaded'
import {
  AccountLink,
  BatchLink,
  BlockLink,
  HashLink,
  MessageLink,
  RootLink,
} from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { SettlementStepper } from '../components/SettlementStepper'
import { type Step, settlementSteps } from '../components/settlementSteps'
import { settlingChains } from '../settlingChains'
import { messageStatusQuery } from './messageStatusQuery'

const ProofSection = lazy(() =>
  import('./ProofSection').then((module) => ({ default: module.ProofSection })),
)

type Place = { chain: ManifestChain; hash: Hash; messageIndex: number }

/** A message: how far it has come, its proof, and which chains can verify it. */
export function MessagePage({ chain, hash, messageIndex }: Place) {
  const { clientOf } = useNetwork()
  const { chainId, name } = chain
  const query = useQuery(messageStatusQuery(clientOf(chainId), { chainId, hash, messageIndex }))
  const { data: status } = query
  const proof = status && 'proof' in status ? status.proof : null
  return (
    <>
      <PageHeading chain={chain} title="Message" />
      <Section title={`Message from ${name}`}>
        <Loaded query={query}>
          {(loaded) => <Progress place={{ chain, hash, messageIndex }} status={loaded} />}
        </Loaded>
      </Section>
      {proof && (
        <LazySection title="Proof">
          <ProofSection proof={proof} source={chain} />
        </LazySection>
      )}
    </>
  )
}

function Progress({ place, status }: { place: Place; status: MessageStatus }) {
  const { chain, hash } = place
  if (status.stage === 'failed') return <ErrorNotice error={status.error} />
  if (status.stage === 'unknown' || status.stage === 'pending')
    return (
      <p role="status" className="text-soft">
        {status.stage === 'unknown'
          ? `${chain.name} does not know the transaction ${hash}. If it was sent just now, it shows up here by itself.`
          : 'The transaction is in no block yet.'}
      </p>
    )
  return <Sent place={place} status={status} />
}

function Sent({
  place: { chain, hash, messageIndex },
  status,
}: {
  place: Place
  status: Extract<MessageStatus, { message: unknown }>
}) {
  const { clientOf, manifest } = useNetwork()
  const { chainId, name } = chain
  const { message } = status
  const { data: sentAt } = useQuery(
    blockTimeQuery(clientOf(chainId), { chainId, blockNumber: message.blockNumber }),
  )
  const imported = useImports(status)
  const settlement = 'settlement' in status ? status.settlement : undefined
  const batchNumber = 'batchNumber' in status ? status.batchNumber : undefined
  const steps: Step[] = [
    { name: 'Sent', isDone: true, at: sentAt, hash, chainId },
    {
      name: 'Batched',
      isDone: hasReached(status.stage, 'batched'),
      detail: batchNumber === undefined ? undefined : `batch ${batchNumber}`,
    },
    ...settlementSteps(settlement),
    {
      name: 'Imported',
      isDone: imported.count > 0,
      detail: imported.count > 0 ? `by ${imported.count} of ${imported.of} chains` : undefined,
    },
  ]
  const proof = 'proof' in status ? status.proof : null
  return (
    <div className="grid gap-6">
      <Siblings chainId={chainId} hash={hash} messageIndex={messageIndex} />
      <SettlementStepper label={`Steps of the message from ${name}`} steps={steps} />
      <FactList>
        <Fact name="Transaction">
          <HashLink chainId={chainId} hash={hash} />
          <span>
            in block <BlockLink chainId={chainId} number={message.blockNumber} />
          </span>
        </Fact>
        {batchNumber !== undefined && (
          <Fact name="Batch">
            <BatchLink chainId={chainId} number={batchNumber} />
            {proof && <span className="text-soft">leaf {proof.index} of its logs tree</span>}
          </Fact>
        )}
        {proof && (
          <Fact name="Interop root">
            <span>
              of {manifest.settlementLayer.name} block{' '}
              <RootLink
                chainId={Number(proof.settlementLayer.chainId)}
                blockNumber={proof.settlementLayer.blockNumber}
              />
            </span>
          </Fact>
        )}
        <Fact name="Sender">
          <AccountLink chainId={chainId} address={message.sender} isFull />
        </Fact>
        <Fact name="Message hash">
          <Word value={message.messageHash} label="message hash" />
        </Fact>
        <Fact name="Data">
          <code className="min-w-0 text-xs wrap-anywhere">{message.data}</code>
          <CopyButton text={message.data} label="Copy data" />
        </Fact>
      </FactList>
    </div>
  )
}

/** By how many chains the root that the message's proof leads to has been imported. */
function useImports(status: MessageStatus): { count: number; of: number } {
  const { clientOf, manifest } = useNetwork()
  const proof = 'proof' in status ? status.proof : null
  const chains = settlingChains(manifest)
  const roots = useQueries({
    queries: chains.map(({ chainId }) => ({
      ...importedRootQuery(clientOf(chainId), {
        chainId,
        root: proof?.settlementLayer ?? { chainId: 0n, blockNumber: 0n },
      }),
      enabled: proof !== null,
    })),
  })
  return { count: roots.filter(({ data }) => data).length, of: chains.length }
}

/** Links to the other messages of the same transaction. */
function Siblings({
  chainId,
  hash,
  messageIndex,
}: {
  chainId: number
  hash: Hash
  messageIndex: number
}) {
  const { clientOf } = useNetwork()
  const { data: messages = [] } = useQuery(messagesQuery(clientOf(chainId), { chainId, hash }))
  if (messages.length < 2) return null
  return (
    <nav aria-label="Messages of this transaction" className="flex flex-wrap gap-x-4 text-sm">
      {messages.map(({ logIndex }, index) =>
        index === messageIndex ? (
          <span key={logIndex} aria-current="page" className="font-medium">
            Message {index + 1} of {messages.length}
          </span>
        ) : (
          <MessageLink key={logIndex} chainId={chainId} hash={hash} messageIndex={index}>
            Message {index + 1}
          </MessageLink>
        ),
      )}
    </nav>
  )
}
