import { useQuery } from '@tanstack/react-query'
import { manifestChains } from '../../../deployments/interopChains'
import { messagesQuery } from '../../../interop/react/query/messagesQuery'
import type { EventPosition } from '../../../interop/rpc/EventPosition'
import { CopyButton } from '../../shared/components/CopyButton'
import { useNetwork } from '../../shared/environment/useNetwork'
import { shortHex } from '../../shared/lib/shortHex'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { BatchOfBlock } from '../components/BatchOfBlock'
import { type Column, DataTable } from '../components/DataTable'
import { AccountLink, HashLink, MessageLink } from '../components/links'
import { hasBatches } from '../hasBatches'
import { protocolOf } from '../protocols'
import type { SentMessage } from './SentMessage'

type ShownMessage = SentMessage & EventPosition

/** A table of messages, with their stages. */
export function MessageTable({
  label,
  messages,
  showsChain = false,
}: {
  label: string
  messages: readonly ShownMessage[]
  /** Whether the messages are from different chains. */
  showsChain?: boolean
}) {
  const { manifest } = useNetwork()
  const { useMessageStates } = protocolOf(manifest)
  const isBatched = messages.some(({ chainId }) => hasBatches(manifest, chainId))
  const states = useMessageStates(messages, { isEnabled: !isBatched })
  const nameOf = (id: number | bigint) =>
    manifestChains(manifest).find(({ chainId }) => BigInt(chainId) === BigInt(id))?.name ??
    `chain ${id}`
  const columns: Column<ShownMessage>[] = [
    {
      name: 'Message',
      cell: (message) => <MessageHash message={message} />,
    },
    ...(showsChain ? [{ name: 'From', cell: ({ chainId }: ShownMessage) => nameOf(chainId) }] : []),
    ...(messages.some(({ destination }) => destination !== undefined)
      ? [
          {
            name: 'To',
            cell: ({ destination = 0n }: ShownMessage) => nameOf(destination),
          },
        ]
      : []),
    {
      name: 'Sender',
      cell: ({ chainId, sender }) => <AccountLink chainId={chainId} address={sender} />,
    },
    {
      name: 'Transaction',
      cell: ({ chainId, transactionHash }) => <HashLink chainId={chainId} hash={transactionHash} />,
    },
    { name: 'Sent', cell: ({ at }) => <AgedTimestamp at={at} /> },
    isBatched
      ? {
          name: 'Batch',
          cell: ({ chainId, blockNumber }) => (
            <BatchOfBlock chainId={chainId} blockNumber={blockNumber} />
          ),
        }
      : { name: 'State', cell: (message) => <State name={states[messages.indexOf(message)]} /> },
  ]
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={messages}
      keyOf={({ chainId, blockNumber, logIndex }) => `${chainId} ${blockNumber} ${logIndex}`}
    />
  )
}

function State({ name }: { name: string | undefined }) {
  if (!name) return '…'
  return (
    <span
      data-done={name !== 'pending' || undefined}
      className="inline-flex items-center rounded-full bg-raised px-2.5 py-0.5 text-xs text-soft data-done:bg-accent data-done:text-on-accent"
    >
      {name}
    </span>
  )
}

/** The hash of a message, with a link to its page. */
function MessageHash({ message }: { message: ShownMessage }) {
  const { manifest, clientOf } = useNetwork()
  const { chainId, transactionHash: hash, messageHash, logIndex } = message
  const { getMessages } = protocolOf(manifest)
  const { data: siblings } = useQuery({
    ...messagesQuery(clientOf(chainId), { chainId, hash, getMessages }),
    enabled: message.messageIndex === undefined,
  })
  const messageIndex =
    message.messageIndex ?? siblings?.findIndex((one) => one.logIndex === logIndex)
  const text = <code>{shortHex(messageHash)}</code>
  return (
    <span className="inline-flex items-center gap-1">
      {messageIndex === undefined || messageIndex === -1 ? (
        text
      ) : (
        <MessageLink id={{ chainId, hash, messageIndex }}>{text}</MessageLink>
      )}
      <CopyButton text={messageHash} label={`Copy message hash ${shortHex(messageHash)}`} />
    </span>
  )
}
