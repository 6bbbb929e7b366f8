import { useQueries, useQuery } from '@tanstack/react-query'
import { findSettlementLayer, interopChains } from '../../../deployments/interopChains'
import type { ManifestChain } from '../../../deployments/manifest'
import type { MessageStatus } from '../../../interop/actions/getMessageStatus'
import { getMessages } from '../../../interop/actions/getMessages'
import type { MessageId } from '../../../interop/react/MessageId'
import { messagesQuery } from '../../../interop/react/query/messagesQuery'
import { useClientMessageStatus } from '../../../interop/react/useClientMessageStatus'
import { blockTimeQuery } from '../../shared/chains/blockTimeQuery'
import { DescriptionItem } from '../../shared/components/DescriptionList'
import { ErrorNotice } from '../../shared/components/ErrorNotice'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { appMessageLink } from '../../shared/lib/appLink'
import { describeRebuiltProof } from '../../shared/message/describeProofProblem'
import { Explanation } from '../../shared/message/Explanation'
import { explainZksyncMessage } from '../../shared/message/explainZksyncMessage'
import { MessageDetails } from '../../shared/message/MessageDetails'
import { MessageSiblings } from '../../shared/message/MessageSiblings'
import { messageSteps } from '../../shared/message/messageSteps'
import { ProofSection } from '../../shared/message/ProofSection'
import { importedRootQuery } from '../../shared/roots/importedRootQuery'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { AppLink } from '../components/AppLink'
import { AccountLink, BatchLink, BlockLink, HashLink, RootLink } from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { QueryBoundary } from '../components/QueryBoundary'
import { StepList } from '../components/StepList'
import { paths } from '../explorerPaths'

type Message = { source: ManifestChain; settlementLayer: ManifestChain; id: MessageId }

/** The page of a message: its timeline, its proof, and which chains can verify it. */
export function MessagePage({ source, id }: Omit<Message, 'settlementLayer'>) {
  const settlementLayer = findSettlementLayer(useNetwork().manifest)
  return (
    settlementLayer && <ProvenMessage source={source} settlementLayer={settlementLayer} id={id} />
  )
}

function ProvenMessage({ source, settlementLayer, id }: Message) {
  const { clientOf, manifest } = useNetwork()
  const { query, isRebuilt, problem } = useClientMessageStatus(clientOf(source.chainId), {
    ...id,
    settlementLayer: clientOf(settlementLayer.chainId),
  })
  const { data: status } = query
  const proof = status && 'proof' in status ? status.proof : null
  return (
    <>
      <PageHeading chain={source} title="Message" />
      <Section
        title={`Message from ${source.name}`}
        aside={<AppLink href={appMessageLink(manifest, id)}>Open in the web app</AppLink>}
      >
        <QueryBoundary query={query}>
          {(loaded) => (
            <Progress source={source} settlementLayer={settlementLayer} id={id} status={loaded} />
          )}
        </QueryBoundary>
        <div className="mt-4">
          <Explanation
            id={id}
            explain={(one) => explainZksyncMessage({ manifest, clientOf }, one)}
          />
        </div>
        {isRebuilt && problem && (
          <p role="status" className="text-sm text-soft">
            {describeRebuiltProof(problem)}
          </p>
        )}
      </Section>
      {proof && (
        <ProofSection
          proof={proof}
          source={source}
          settlementLayer={settlementLayer}
          destinations={interopChains(manifest)}
        />
      )}
    </>
  )
}

function Progress({ source, settlementLayer, id, status }: Message & { status: MessageStatus }) {
  if (status.stage === 'failed') return <ErrorNotice error={status.error} />
  if (status.stage === 'unknown' || status.stage === 'pending')
    return (
      <p role="status" className="text-soft">
        {status.stage === 'unknown'
          ? `Transaction ${id.hash} not found on ${source.name}. If it was just sent, it will appear here.`
          : 'The transaction is pending.'}
      </p>
    )
  return <Sent source={source} settlementLayer={settlementLayer} id={id} status={status} />
}

function Sent({
  source,
  settlementLayer,
  id,
  status,
}: Message & { status: Extract<MessageStatus, { message: unknown }> }) {
  const { clientOf } = useNetwork()
  const { chainId, hash } = id
  const { message } = status
  const { data: messages = [] } = useQuery(
    messagesQuery(clientOf(chainId), { chainId, hash, getMessages }),
  )
  const { data: sentAt } = useQuery(
    blockTimeQuery(clientOf(chainId), { chainId, blockNumber: message.blockNumber }),
  )
  const imported = useImports(status)
  const batchNumber = 'batchNumber' in status ? status.batchNumber : undefined
  const proof = 'proof' in status ? status.proof : null
  return (
    <div className="grid gap-6">
      <MessageSiblings id={id} count={messages.length} pathOf={paths.message} />
      <StepList
        label={`Steps of the message from ${source.name}`}
        steps={[
          ...messageSteps({ id, sentAt, status, settlementLayerId: settlementLayer.chainId }),
          {
            name: 'Imported',
            isDone: imported.count > 0,
            detail: `by ${imported.count} of ${imported.of} chains`,
          },
        ]}
      />
      <MessageDetails
        message={message}
        sender={({ sender }) => <AccountLink chainId={chainId} address={sender} isFull />}
      >
        <DescriptionItem name="Transaction">
          <HashLink chainId={chainId} hash={hash} />
          <span>
            in block <BlockLink chainId={chainId} number={message.blockNumber} />
          </span>
          {sentAt && <AgedTimestamp at={sentAt} />}
        </DescriptionItem>
        {batchNumber !== undefined && (
          <DescriptionItem name="Batch">
            <BatchLink chainId={chainId} number={batchNumber} />
            {proof && <span className="text-soft">leaf {proof.index} of its logs tree</span>}
          </DescriptionItem>
        )}
        {proof && (
          <DescriptionItem name="Interop root">
            <span>
              of {settlementLayer.name} block{' '}
              <RootLink
                chainId={Number(proof.settlementLayer.chainId)}
                blockNumber={proof.settlementLayer.blockNumber}
              />
            </span>
          </DescriptionItem>
        )}
      </MessageDetails>
    </div>
  )
}

/** The number of chains that have imported the interop root of the message's proof. */
function useImports(status: MessageStatus): { count: number; of: number } {
  const { clientOf, manifest } = useNetwork()
  const proof = 'proof' in status ? status.proof : null
  const chains = interopChains(manifest)
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
