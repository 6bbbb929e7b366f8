import { isAddress } from 'viem'
import { manifestChains } from '../../../../deployments/interopChains'
import type { ManifestChain } from '../../../../deployments/manifest'
import type { MessageId } from '../../../../interop/react/MessageId'
import { DescriptionItem } from '../../../shared/components/DescriptionList'
import { HexValue } from '../../../shared/components/HexValue'
import { Section } from '../../../shared/components/Section'
import { inspector } from '../../../shared/i18n/inspectorMessages'
import { messagePath, parseMessageId } from '../../../shared/lib/messagePath'
import { Explanation } from '../../../shared/message/Explanation'
import { MessageDetails } from '../../../shared/message/MessageDetails'
import { MessageSiblings } from '../../../shared/message/MessageSiblings'
import { ErrorPage } from '../../../shared/site/ErrorPage'
import { HomeLink } from '../../../shared/site/HomeLink'
import { PageTitle } from '../../../shared/site/PageTitle'
import { useEnvironment } from '../../environment/useEnvironment'
import { AccountName } from '../../ethereum/AccountName'
import { t } from '../../i18n/messages'
import { useMessageProtocol } from '../../protocols/useMessageProtocol'
import { MessageTimeline } from '../timeline/MessageTimeline'

/** The page of a message: its timeline and proof, accessible to anyone with the link. */
export function MessagePage(parameters: {
  chainId: string
  hash: string
  messageIndex?: string | undefined
}) {
  const { manifest } = useEnvironment()
  const messages = t().message
  const id = parseMessageId(parameters)
  const source = manifestChains(manifest).find(({ chainId }) => chainId === id?.chainId)
  if (!id) return <ErrorPage title={messages.invalid}>{messages.invalidHint}</ErrorPage>
  if (!source)
    return (
      <ErrorPage title={messages.noChain}>
        {messages.noChainHint(manifest.environment, String(id.chainId))}
      </ErrorPage>
    )
  return <Message key={messagePath(id)} source={source} id={id} />
}

function Message({ source, id }: { source: ManifestChain; id: MessageId }) {
  const { useMessage, useMessages, Evidence, explain } = useMessageProtocol()
  const texts = t().message
  const state = useMessage(id)
  const { message, failure, details, isDeposit } = state
  const { data: messages = [] } = useMessages({
    chainId: id.chainId,
    hash: message || failure ? id.hash : undefined,
  })
  const title = isDeposit ? texts.deposit(source.name) : texts.from(source.name)
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Section title={title} level="h1" aside={<HomeLink />}>
        <div className="grid gap-5">
          <MessageSiblings id={id} count={messages.length} pathOf={messagePath} />
          <MessageTimeline
            label={
              isDeposit ? texts.stepsOfDeposit(source.name) : texts.stepsOfMessage(source.name)
            }
            state={state}
          />
          <Explanation id={id} explain={explain} />
          <MessageDetails
            message={message}
            sender={({ sender }) => <HexValue value={sender} label={inspector().details.sender} />}
          >
            <DescriptionItem name={texts.transaction}>
              <HexValue value={id.hash} label={texts.transaction} />
            </DescriptionItem>
            {details.map(({ name, value }) => (
              <DescriptionItem key={name} name={name}>
                {isAddress(value) ? (
                  <>
                    <AccountName account={value} />
                    <HexValue value={value} label={name} />
                  </>
                ) : (
                  value
                )}
              </DescriptionItem>
            ))}
          </MessageDetails>
        </div>
      </Section>
      <Evidence source={source} id={id} />
    </>
  )
}
