import { useQuery } from '@tanstack/react-query'
import { manifestChains } from '../../../deployments/interopChains'
import type { ManifestChain } from '../../../deployments/manifest'
import type { MessageId } from '../../../interop/react/MessageId'
import { messagesQuery } from '../../../interop/react/query/messagesQuery'
import type { MessageStatus } from '../../../interop/superchain/actions/getMessageStatus'
import { getSentMessages } from '../../../interop/superchain/actions/getSentMessages'
import type { RelayState } from '../../../interop/superchain/react/RelayState'
import { relayQuery } from '../../../interop/superchain/react/relayQuery'
import { checkAccessList } from '../../../interop/superchain/rpc/checkAccessList'
import { blockTimeQuery } from '../../shared/chains/blockTimeQuery'
import { DescriptionItem } from '../../shared/components/DescriptionList'
import { ErrorNotice } from '../../shared/components/ErrorNotice'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { appMessageLink } from '../../shared/lib/appLink'
import { Explanation } from '../../shared/message/Explanation'
import { MessageDetails } from '../../shared/message/MessageDetails'
import { MessageSiblings } from '../../shared/message/MessageSiblings'
import { explainSuperchainMessage } from '../../shared/superchain/explainSuperchainMessage'
import { IdentifierSection } from '../../shared/superchain/IdentifierSection'
import { relaySteps } from '../../shared/superchain/relaySteps'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { AppLink } from '../components/AppLink'
import { AccountLink, BlockLink, HashLink } from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { QueryBoundary } from '../components/QueryBoundary'
import { StepList } from '../components/StepList'
import { decodeCall } from '../decode/decode'
import { paths } from '../explorerPaths'
import { DecodedValues } from '../transaction/DecodedValues'

type Message = { source: ManifestChain; id: MessageId }
type SentStatus = Extract<MessageStatus, { message: unknown }>

/** The page of a message: its timeline, and how transactions of its destination declare it. */
export function MessagePage({ source, id }: Message) {
  const { clientOf, manifest } = useNetwork()
  const chainOf = useChains()
  const query = useQuery(
    relayQuery(clientOf(source.chainId), {
      ...id,
      destinationOf(chainId) {
        const chain = chainOf(chainId)
        return chain && clientOf(chain.chainId)
      },
    }),
  )
  const { data: state } = query
  return (
    <>
      <PageHeading chain={source} title="Message" />
      <Section
        title={`Message from ${source.name}`}
        aside={<AppLink href={appMessageLink(manifest, id)}>Open in the web app</AppLink>}
      >
        <QueryBoundary query={query}>
          {(loaded) => <Progress source={source} id={id} state={loaded} />}
        </QueryBoundary>
        <div className="mt-4">
          <Explanation
            id={id}
            explain={(one) => explainSuperchainMessage({ manifest, clientOf }, one)}
          />
        </div>
      </Section>
      {state && 'message' in state.status && <Identifier status={state.status} />}
    </>
  )
}

/** Returns the chains of the environment, by id. */
function useChains(): (chainId: bigint) => ManifestChain | undefined {
  const { manifest } = useNetwork()
  return (id) => manifestChains(manifest).find(({ chainId }) => BigInt(chainId) === id)
}

function Progress({ source, id, state }: Message & { state: RelayState }) {
  const { status } = state
  if (status.stage === 'failed') return <ErrorNotice error={status.error} />
  if (status.stage === 'unknown' || status.stage === 'pending')
    return (
      <p role="status" className="text-soft">
        {status.stage === 'unknown'
          ? `Transaction ${id.hash} not found on ${source.name}. If it was just sent, it will appear here.`
          : 'The transaction is pending.'}
      </p>
    )
  return <Sent source={source} id={id} state={state} status={status} />
}

function Sent({ source, id, state, status }: Message & { state: RelayState; status: SentStatus }) {
  const { clientOf } = useNetwork()
  const destination = useChains()(status.message.destination)
  const { chainId, hash } = id
  const { target, nonce, blockNumber, logIndex, messageHash, sender, message } = status.message
  const call = decodeCall(message)
  const { data: sentAt } = useQuery(blockTimeQuery(clientOf(chainId), { chainId, blockNumber }))
  const { data: messages = [] } = useQuery(
    messagesQuery(clientOf(chainId), { chainId, hash, getMessages: getSentMessages }),
  )
  return (
    <div className="grid gap-6">
      <MessageSiblings id={id} count={messages.length} pathOf={paths.message} />
      <StepList
        label={`Steps of the message from ${source.name}`}
        steps={relaySteps({ id, sentAt, state })}
      />
      {status.stage === 'expired' && (
        <p role="status" className="text-sm text-soft">
          {destination
            ? 'The message has expired. It can be relayed after it is sent again.'
            : 'The message was sent so long ago that it has expired. Unless it was relayed before, it has to be sent again.'}
        </p>
      )}
      <MessageDetails
        message={{ sender, messageHash, data: message }}
        sender={() => <AccountLink chainId={chainId} address={sender} isFull />}
      >
        <DescriptionItem name="Transaction">
          <HashLink chainId={chainId} hash={hash} />
          <span>
            in block <BlockLink chainId={chainId} number={blockNumber} />
          </span>
          <span className="text-soft">log {logIndex}</span>
          {sentAt && <AgedTimestamp at={sentAt} />}
        </DescriptionItem>
        <DescriptionItem name="Destination">
          {destination?.name ?? `unknown chain ${status.message.destination}`}
        </DescriptionItem>
        <DescriptionItem name="Target">
          {destination ? (
            <AccountLink chainId={destination.chainId} address={target} isFull />
          ) : (
            <code className="text-xs wrap-anywhere">{target}</code>
          )}
        </DescriptionItem>
        {call && (
          <DescriptionItem name="Call">
            <span>{call.name}</span>
            {destination && <DecodedValues chainId={destination.chainId} values={call.values} />}
          </DescriptionItem>
        )}
        <DescriptionItem name="Nonce">{String(nonce)}</DescriptionItem>
        {state.relay && (
          <DescriptionItem name="Relayed">
            <HashLink chainId={state.relay.chainId} hash={state.relay.transactionHash} />
            <span>
              in block <BlockLink chainId={state.relay.chainId} number={state.relay.blockNumber} />
            </span>
          </DescriptionItem>
        )}
      </MessageDetails>
    </div>
  )
}

function Identifier({ status: { message, executingMessage } }: { status: SentStatus }) {
  const { clientOf } = useNetwork()
  const destination = useChains()(message.destination)
  return (
    <IdentifierSection
      executingMessage={executingMessage}
      destination={
        destination && {
          name: destination.name,
          check: (keys) => checkAccessList(clientOf(destination.chainId), keys),
        }
      }
    />
  )
}
