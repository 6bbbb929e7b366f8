import { isHex } from 'viem'
import { manifestChains } from '../../../../deployments/interopChains'
import type { ManifestChain } from '../../../../deployments/manifest'
import type { MessageId } from '../../../../interop/react/MessageId'
import { DescriptionItem } from '../../../shared/components/DescriptionList'
import { HexValue } from '../../../shared/components/HexValue'
import { Section } from '../../../shared/components/Section'
import { Explanation } from '../../../shared/message/Explanation'
import { MessageDetails } from '../../../shared/message/MessageDetails'
import { MessageSiblings } from '../../../shared/message/MessageSiblings'
import { ErrorPage } from '../../../shared/site/ErrorPage'
import { HomeLink } from '../../../shared/site/HomeLink'
import { PageTitle } from '../../../shared/site/PageTitle'
import { useEnvironment } from '../../environment/useEnvironment'
import { messagePath, parseMessageId } from '../../messagePath'
import { useMessageProtocol } from '../../protocols/useMessageProtocol'
import { MessageTimeline } from '../timeline/MessageTimeline'

/** The page of a message: its timeline and proof, accessible to anyone with the link. */
export function MessagePage(parameters: {
  chainId: string
  hash: string
  messageIndex?: string | undefined
}) {
  const { manifest } = useEnvironment()
  const id = parseMessageId(parameters)
  const source = manifestChains(manifest).find(({ chainId }) => chainId === id?.chainId)
  if (!id)
    return (
      <ErrorPage title="Invalid message link">
        A link to a message ends with a chain id and a transaction hash (0x and 64 hexadecimal
        digits).
      </ErrorPage>
    )
  if (!source)
    return (
      <ErrorPage title="Chain not found">
        The environment {manifest.environment} has no chain {id.chainId}. The message may belong to
        another environment.
      </ErrorPage>
    )
  return <Message key={messagePath(id)} source={source} id={id} />
}

function Message({ source, id }: { source: ManifestChain; id: MessageId }) {
  const { useMessage, useMessages, Evidence, explain } = useMessageProtocol()
  const state = useMessage(id)
  const { message, failure, details, isDeposit } = state
  const { data: messages = [] } = useMessages({
    chainId: id.chainId,
    hash: message || failure ? id.hash : undefined,
  })
  const title = isDeposit ? `First deposit on ${source.name}` : `Message from ${source.name}`
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Section title={title} level="h1" aside={<HomeLink />}>
        <div className="grid gap-5">
          <MessageSiblings id={id} count={messages.length} pathOf={messagePath} />
          <MessageTimeline
            label={`Steps of the ${isDeposit ? 'deposit' : 'message'} on ${source.name}`}
            state={state}
          />
          <Explanation id={id} explain={explain} />
          <MessageDetails
            message={message}
            sender={({ sender }) => <HexValue value={sender} label="sender" />}
          >
            <DescriptionItem name="Transaction">
              <HexValue value={id.hash} label="transaction" />
            </DescriptionItem>
            {details.map(({ name, value }) => (
              <DescriptionItem key={name} name={name}>
                {isHex(value) ? <HexValue value={value} label={name.toLowerCase()} /> : value}
              </DescriptionItem>
            ))}
          </MessageDetails>
        </div>
      </Section>
      <Evidence source={source} id={id} />
    </>
  )
}
