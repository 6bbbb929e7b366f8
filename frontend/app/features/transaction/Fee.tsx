import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { formatAmount } from '../../../shared/lib/formatAmount'
import { balanceQuery } from '../../chains/balanceQuery'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'

/** Maximum cost of a transaction, and whether the account can pay it. */
export function Fee({
  fee,
  account,
  chainId,
}: {
  /** In wei; undefined while loading. */
  fee: bigint | undefined
  account: Address
  chainId: number
}) {
  const { config } = useEnvironment()
  const { data: balance } = useQuery(
    balanceQuery(config.getClient({ chainId }), { chainId, account }),
  )
  if (fee === undefined) return null
  const cannotPay = balance !== undefined && balance < fee
  return (
    <p className={`text-sm ${cannotPay ? 'text-danger' : 'text-soft'}`}>
      {t().transaction.fee(formatAmount(fee, { decimals: 6 }))}
      {cannotPay && t().transaction.have(formatAmount(balance, { decimals: 6 }))}
    </p>
  )
}
