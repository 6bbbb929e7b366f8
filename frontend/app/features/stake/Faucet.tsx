import type { Address } from 'viem'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { t } from '../../i18n/messages'
import { fundedEther, useFunding } from '../development/useFunding'

/** Offers test ETH of a local network to an account that has none. */
export function Faucet({
  adminUrl,
  account,
  chainName,
}: {
  adminUrl: string
  account: Address
  chainName: string
}) {
  const { mutate: fund, isPending, error } = useFunding(adminUrl)
  const messages = t().stake
  return (
    <div className="grid gap-3 rounded-xl bg-raised px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{messages.noFunds(chainName)}</p>
        <Button variant="primary" disabled={isPending} onClick={() => fund(account)}>
          {messages.getFunds(String(fundedEther))}
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
    </div>
  )
}
