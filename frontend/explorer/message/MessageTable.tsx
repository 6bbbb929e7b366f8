import { manifestChains } from '../../../deployments/interopChains'
import type { EventPosition } from '../../../interop/rpc/EventPosition'
import { CopyButton } from '../../shared/components/CopyButton'
import { useNetwork } from '../../shared/environment/useNetwork'
import { shortHex } from '../../shared/lib/shortHex'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { BatchOfBlock } from '../components/BatchOfBlock'
import { type Column, DataTable } from '../components/DataTable'
import { AccountLink, HashLink, MessageLink } from '../components/links'
import { hasBatches } from '../hasBatches'
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
  const nameOf = (id: number | bigint) =>
    manifestChains(manifest).find(({ chainId }) => BigInt(chainId) === BigInt(id))?.name ??
    `chain ${id}`
  const columns: Column<ShownMessage>[] = [
    {
      name: 'Message',
      cell: ({ messageHash, chainId, transactionHash, messageIndex }) => (
        <span className="inline-flex items-center gap-1">
          <MessageLink id={{ chainId, hash: transactionHash, messageIndex }}>
            <code>{shortHex(messageHash)}</code>
          </MessageLink>
          <CopyButton text={messageHash} label={`Copy message hash ${shortHex(messageHash)}`} />
        </span>
      ),
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
    ...(messages.some(({ chainId }) => hasBatches(manifest, chainId))
      ? [
          {
            name: 'Batch',
            cell: ({ chainId, blockNumber }: ShownMessage) => (
              <BatchOfBlock chainId={chainId} blockNumber={blockNumber} />
            ),
          },
        ]
      : []),
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
