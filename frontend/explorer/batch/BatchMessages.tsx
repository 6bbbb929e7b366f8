import { useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../deployments/manifest'
import { readInRanges } from '../../../interop/rpc/readInRanges'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { shortHex } from '../../shared/lib/shortHex'
import { type Column, DataTable } from '../components/DataTable'
import { GrowingList } from '../components/GrowingList'
import { AccountLink, BlockLink, HashLink, MessageLink } from '../components/links'
import { QueryBoundary } from '../components/QueryBoundary'
import { QueryCell } from '../components/QueryCell'
import type { ChainLog } from '../events/EventSource'
import { parseLogs } from '../events/parseLogs'
import { readLogs } from '../events/readLogs'
import type { IndexedMessage } from '../message/SentMessage'
import { messageProofQuery } from '../queries/messageProofQuery'
import type { Batch } from '../rpc/getBatch'
import { sentMessages } from '../zksync/sentMessages'

/** The messages of a batch, with their leaf indices in its logs tree. */
export function BatchMessages({
  chain: { chainId },
  batch: { number, blocks, stage },
}: {
  chain: ManifestChain
  batch: Batch
}) {
  const { clientOf } = useNetwork()
  const query = useQuery({
    queryKey: ['batchMessages', chainId, String(number)],
    queryFn: () =>
      readInRanges(clientOf(chainId), { fromBlock: blocks.first, toBlock: blocks.last }, (range) =>
        readLogs(clientOf(chainId), sentMessages, range),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const columns: Column<
    IndexedMessage & Pick<ChainLog, 'transactionHash' | 'blockNumber' | 'logIndex'>
  >[] = [
    {
      name: 'Leaf',
      cell: ({ transactionHash, messageIndex }) =>
        // The leaf index is part of the proof.
        stage === 'executed' ? (
          <QueryCell
            query={messageProofQuery(clientOf(chainId), {
              chainId,
              hash: transactionHash,
              messageIndex,
            })}
          >
            {({ index }) => index}
          </QueryCell>
        ) : (
          'available once executed'
        ),
    },
    {
      name: 'Message',
      cell: ({ transactionHash, messageIndex, messageHash }) => (
        <MessageLink id={{ chainId, hash: transactionHash, messageIndex }}>
          <code title={messageHash}>{shortHex(messageHash)}</code>
        </MessageLink>
      ),
    },
    { name: 'Sender', cell: ({ sender }) => <AccountLink chainId={chainId} address={sender} /> },
    {
      name: 'Transaction',
      cell: ({ transactionHash }) => <HashLink chainId={chainId} hash={transactionHash} />,
    },
    {
      name: 'Block',
      cell: ({ blockNumber }) => <BlockLink chainId={chainId} number={blockNumber} />,
    },
  ]
  return (
    <Section title="Messages">
      <QueryBoundary query={query}>
        {(logs) =>
          logs.length === 0 ? (
            <p className="text-sm text-soft">No transaction of this batch sent a message.</p>
          ) : (
            <GrowingList items={logs}>
              {(shown) => (
                <DataTable
                  label={`Messages of batch ${number}`}
                  columns={columns}
                  rows={parseLogs(sentMessages, { chainId, logs: shown, all: logs }).map(
                    ({ log: { transactionHash, blockNumber, logIndex }, event }) => ({
                      ...event,
                      transactionHash,
                      blockNumber,
                      logIndex,
                    }),
                  )}
                  keyOf={({ blockNumber, logIndex }) => `${blockNumber} ${logIndex}`}
                />
              )}
            </GrowingList>
          )
        }
      </QueryBoundary>
    </Section>
  )
}
