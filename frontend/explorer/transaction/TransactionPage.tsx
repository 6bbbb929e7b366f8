import { useQuery } from '@tanstack/react-query'
import { formatGwei, type Hash } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { messagesQuery } from '../../../interop/react/query/messagesQuery'
import { blockTimeQuery } from '../../shared/chains/blockTimeQuery'
import { CopyButton } from '../../shared/components/CopyButton'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { ErrorNotice } from '../../shared/components/ErrorNotice'
import { HexValue } from '../../shared/components/HexValue'
import { Section } from '../../shared/components/Section'
import { TextLink } from '../../shared/components/TextLink'
import { chainRole } from '../../shared/environment/chainRole'
import { useNetwork } from '../../shared/environment/useNetwork'
import { formatAmount } from '../../shared/lib/formatAmount'
import { shortHex } from '../../shared/lib/shortHex'
import { AgedTimestamp } from '../components/AgedTimestamp'
import { BatchOfBlock } from '../components/BatchOfBlock'
import { GrowingList } from '../components/GrowingList'
import { AccountLink, BlockLink, MessageLink } from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { QueryBoundary } from '../components/QueryBoundary'
import { decodeCall } from '../decode/decode'
import { paths } from '../explorerPaths'
import { hasBatches } from '../hasBatches'
import { protocolOf } from '../protocols'
import { receiptQuery } from '../queries/receiptQuery'
import { transactionQuery } from '../queries/transactionQuery'
import type { Receipt } from '../rpc/getReceipt'
import type { Transaction } from '../rpc/getTransaction'
import { AccessListSection } from './AccessListSection'
import { DecodedValues } from './DecodedValues'
import { LogList } from './LogList'
import { ValueText } from './ValueText'

/** The page of a transaction: its call, logs and messages. */
export function TransactionPage({ chain, hash }: { chain: ManifestChain; hash: Hash }) {
  const { clientOf } = useNetwork()
  const { chainId, name } = chain
  const client = clientOf(chainId)
  const query = useQuery(transactionQuery(client, { chainId, hash }))
  const { data: transaction } = query
  const { data: receipt, error: receiptError } = useQuery({
    ...receiptQuery(client, { chainId, hash }),
    enabled: transaction?.blockNumber != null,
  })
  return (
    <>
      <PageHeading
        chain={chain}
        title={`Transaction ${shortHex(hash)}`}
        aside={transaction && <Status transaction={transaction} receipt={receipt ?? undefined} />}
      />
      <Section title="Transaction">
        <QueryBoundary query={query}>
          {(found) =>
            found ? (
              <TransactionDetails
                chain={chain}
                transaction={found}
                receipt={receipt ?? undefined}
              />
            ) : (
              <div className="grid gap-2">
                <p role="status" className="text-soft">
                  Transaction not found on {name}. If it was just sent, it will appear here.
                </p>
                <TextLink to={paths.search(hash)}>Search all chains</TextLink>
              </div>
            )
          }
        </QueryBoundary>
        {receiptError && <ErrorNotice error={receiptError} />}
      </Section>
      {transaction && transaction.input !== '0x' && transaction.to && (
        <CallSection chainId={chainId} transaction={transaction} />
      )}
      {transaction && transaction.accessList.length > 0 && (
        <AccessListSection chainId={chainId} accessList={transaction.accessList} />
      )}
      {receipt && !receipt.isReverted && <MessagesSection chain={chain} hash={hash} />}
      {receipt && receipt.logs.length > 0 && (
        <Section title="Logs">
          <GrowingList items={receipt.logs}>
            {(shown) => (
              <LogList
                chainId={chainId}
                transactionHash={hash}
                logs={shown}
                allLogs={receipt.logs}
              />
            )}
          </GrowingList>
        </Section>
      )}
    </>
  )
}

function Status({
  transaction,
  receipt,
}: {
  transaction: Transaction
  receipt: Receipt | undefined
}) {
  if (transaction.blockNumber === null)
    return <span className="rounded-full bg-raised px-2.5 py-0.5 text-xs text-soft">pending</span>
  if (!receipt) return null
  return receipt.isReverted ? (
    <span className="rounded-full bg-danger-soft px-2.5 py-0.5 text-xs text-danger">reverted</span>
  ) : (
    <span className="rounded-full bg-accent-soft px-2.5 py-0.5 text-xs text-accent-strong">
      success
    </span>
  )
}

function TransactionDetails({
  chain: { chainId },
  transaction,
  receipt,
}: {
  chain: ManifestChain
  transaction: Transaction
  receipt: Receipt | undefined
}) {
  const { manifest, clientOf } = useNetwork()
  const { hash, from, to, value, nonce, gas, type, blockNumber } = transaction
  const { data: at } = useQuery({
    ...blockTimeQuery(clientOf(chainId), { chainId, blockNumber: blockNumber ?? 0n }),
    enabled: blockNumber !== null,
  })
  return (
    <DescriptionList>
      <DescriptionItem name="Hash">
        <HexValue value={hash} label="hash" />
      </DescriptionItem>
      <DescriptionItem name="Block">
        {blockNumber === null ? (
          'pending'
        ) : (
          <>
            <BlockLink chainId={chainId} number={blockNumber} />
            {receipt && <span className="text-soft">index {String(receipt.transactionIndex)}</span>}
          </>
        )}
      </DescriptionItem>
      {at && (
        <DescriptionItem name="Time">
          <AgedTimestamp at={at} />
        </DescriptionItem>
      )}
      {blockNumber !== null && hasBatches(manifest, chainId) && (
        <DescriptionItem name="Batch">
          <BatchOfBlock chainId={chainId} blockNumber={blockNumber} />
        </DescriptionItem>
      )}
      <DescriptionItem name="From">
        <AccountLink chainId={chainId} address={from} isFull />
        <CopyButton text={from} label="Copy sender" />
      </DescriptionItem>
      <DescriptionItem name="To">
        {to ? (
          <>
            <AccountLink chainId={chainId} address={to} isFull />
            <CopyButton text={to} label="Copy recipient" />
          </>
        ) : receipt?.contractAddress ? (
          <>
            <span className="text-soft">created contract</span>
            <AccountLink chainId={chainId} address={receipt.contractAddress} isFull />
          </>
        ) : (
          'contract creation'
        )}
      </DescriptionItem>
      <DescriptionItem name="Value">{formatAmount(value, { decimals: 18 })} ETH</DescriptionItem>
      {receipt && (
        <DescriptionItem name="Fee">
          {formatAmount(receipt.gasUsed * receipt.effectiveGasPrice, { decimals: 18 })} ETH
          <span className="text-soft">
            {receipt.gasUsed.toLocaleString('en')} gas at {formatGwei(receipt.effectiveGasPrice)}{' '}
            gwei
          </span>
        </DescriptionItem>
      )}
      <DescriptionItem name="Gas limit">{gas.toLocaleString('en')}</DescriptionItem>
      <DescriptionItem name="Nonce">{String(nonce)}</DescriptionItem>
      <DescriptionItem name="Type">{String(type)}</DescriptionItem>
    </DescriptionList>
  )
}

function CallSection({
  chainId,
  transaction: { input },
}: {
  chainId: number
  transaction: Transaction
}) {
  const call = decodeCall(input)
  return (
    <Section title={call ? `Method: ${call.name}` : 'Input data'}>
      {call ? (
        call.values.length > 0 ? (
          <DecodedValues chainId={chainId} values={call.values} />
        ) : (
          <p className="text-sm text-soft">No arguments.</p>
        )
      ) : (
        <ValueText chainId={chainId} value={input} />
      )}
    </Section>
  )
}

function MessagesSection({ chain: { chainId }, hash }: { chain: ManifestChain; hash: Hash }) {
  const { manifest, clientOf } = useNetwork()
  const { getMessages } = protocolOf(manifest)
  const query = useQuery({
    ...messagesQuery(clientOf(chainId), { chainId, hash, getMessages }),
    enabled: chainRole(manifest, chainId) !== 'settlement layer',
  })
  if (!query.error && !query.data?.length) return null
  return (
    <Section title="Messages to other chains">
      <QueryBoundary query={query}>
        {(messages) => (
          <GrowingList items={messages}>
            {(shown) => (
              <ul className="grid gap-1 text-sm">
                {shown.map(({ messageHash, sender, logIndex }, messageIndex) => (
                  <li key={logIndex} className="flex flex-wrap items-center gap-x-3">
                    <MessageLink id={{ chainId, hash, messageIndex }}>
                      Message {messageIndex + 1} of {messages.length}
                    </MessageLink>
                    <code title={messageHash}>{shortHex(messageHash)}</code>
                    <span className="text-soft">
                      from <AccountLink chainId={chainId} address={sender} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </GrowingList>
        )}
      </QueryBoundary>
    </Section>
  )
}
