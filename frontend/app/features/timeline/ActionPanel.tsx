import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useConnection } from 'wagmi'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { WarningNotice } from '../../components/WarningNotice'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import type { MessageOffer } from '../../protocols/Protocol'
import { Fee } from '../transaction/Fee'
import { feeQuery } from '../transaction/feeQuery'
import { TransactionNotice } from '../transaction/TransactionNotice'
import { useTransaction } from '../transaction/useTransaction'

/** Sends a transaction for a message. Anyone can. */
export function ActionPanel({ offer }: { offer: MessageOffer }) {
  const { address } = useConnection()
  if (!address) return <p className="text-sm text-soft">{t().transaction.connect(offer.purpose)}</p>
  return <ActionForm offer={offer} account={address} />
}

function ActionForm({ offer, account }: { offer: MessageOffer; account: Address }) {
  const { config } = useEnvironment()
  const { chainId: walletChainId } = useConnection()
  const transaction = useTransaction()
  const { label, title, chain, warnings, ...call } = offer.actionOf(account)
  const { chainId, name } = chain
  const request = { chainId, account, ...call }
  const { data: fee, error } = useQuery(feeQuery(config.getClient({ chainId }), request))
  return (
    <div className="grid justify-items-start gap-3">
      {warnings.map((warning) => (
        <WarningNotice key={warning}>{warning}</WarningNotice>
      ))}
      <Button
        variant="primary"
        disabled={transaction.isPending}
        onClick={() => transaction.send({ ...request, title })}
      >
        {label}
      </Button>
      {/* Show a revert before the user is prompted to sign. */}
      {error && !transaction.error && <ErrorNotice error={error} />}
      <Fee fee={fee} account={account} chainId={chainId} />
      {walletChainId !== chainId && !transaction.isPending && (
        <p className="text-sm text-soft">{t().stake.willSwitch(name)}</p>
      )}
      <TransactionNotice transaction={transaction} chainName={name} />
    </div>
  )
}
