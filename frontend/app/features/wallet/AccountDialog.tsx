import { useQuery } from '@tanstack/react-query'
import { type Address, getAddress } from 'viem'
import { useConnection, useDisconnect, useSwitchChain } from 'wagmi'
import { interopChains } from '../../../../deployments/interopChains'
import type { ManifestChain } from '../../../../deployments/manifest'
import { Button } from '../../../shared/components/Button'
import { ChainLogo } from '../../../shared/components/ChainLogo'
import { CopyableText } from '../../../shared/components/CopyableText'
import { Dialog } from '../../../shared/components/Dialog'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { accountLink } from '../../../shared/lib/explorerLink'
import { formatAmount } from '../../../shared/lib/formatAmount'
import { shortHex } from '../../../shared/lib/shortHex'
import { balanceQuery } from '../../chains/balanceQuery'
import { developmentConnectorId } from '../../environment/developmentConnector'
import { useEnvironment } from '../../environment/useEnvironment'
import { AccountName } from '../../ethereum/AccountName'
import { formatValue } from '../../ethereum/formatValue'
import { useEtherPrice } from '../../ethereum/useEtherPrice'
import { t } from '../../i18n/messages'
import { WalletIcon } from './WalletIcon'

/** The connected account with its balances, and the network of the wallet. */
export function AccountDialog({ account, onClose }: { account: Address; onClose: () => void }) {
  const { manifest } = useEnvironment()
  const { addresses = [], chainId, connector } = useConnection()
  const { mutate: disconnect } = useDisconnect()
  const { mutate: switchChain, isPending, error } = useSwitchChain()
  const price = useEtherPrice()
  const messages = t().wallet
  return (
    <Dialog title={messages.yourWallet} closeLabel={messages.close} onClose={onClose}>
      <div className="flex items-center gap-3">
        <WalletIcon icon={connector?.icon} />
        <div className="min-w-0">
          <p className="text-sm text-soft">{connector?.name}</p>
          <AccountName account={account} />
          <CopyableText text={account} label={messages.address} />
        </div>
      </div>
      {connector?.id === developmentConnectorId && (
        <AccountSelect account={account} addresses={addresses} />
      )}
      <h3 className="text-sm text-soft">{messages.networks}</h3>
      <ul className="-mt-2 grid gap-1">
        {interopChains(manifest).map((chain) => (
          <li
            key={chain.chainId}
            className="flex min-h-12 items-center gap-x-3 rounded-xl px-2 py-1 data-current:bg-accent-soft"
            data-current={chain.chainId === chainId || undefined}
          >
            <ChainLogo chain={chain} />
            <div className="min-w-0 grow">
              <p className="font-medium wrap-anywhere">{chain.name}</p>
              {chain.chainId === chainId ? (
                <p className="text-sm text-accent-strong">{messages.current}</p>
              ) : (
                <button
                  type="button"
                  disabled={isPending}
                  onClick={() => switchChain({ chainId: chain.chainId })}
                  className="min-h-7 rounded-lg text-sm text-accent underline underline-offset-2"
                >
                  {messages.use}
                  <span className="sr-only"> {chain.name}</span>
                </button>
              )}
            </div>
            <Balance chain={chain} account={account} price={price} />
          </li>
        ))}
      </ul>
      {price !== undefined && <p className="-mt-2 text-sm text-soft">{t().amount.priceSource}</p>}
      {error && <ErrorNotice error={error} />}
      <Button
        onClick={() => {
          onClose()
          disconnect({})
        }}
      >
        {messages.disconnect}
      </Button>
    </Dialog>
  )
}

/** The balance of an account, with what it is worth, and a link to the account if the chain has an explorer. */
function Balance({
  chain,
  account,
  price,
}: {
  chain: ManifestChain
  account: Address
  price: bigint | undefined
}) {
  const { clientOf } = useEnvironment()
  const { chainId } = chain
  const href = accountLink(chain, account)
  const { data } = useQuery(balanceQuery(clientOf(chainId), { chainId, account }))
  const text = data === undefined ? '…' : `${formatAmount(data)} ETH`
  return (
    <span className="grid shrink-0 justify-items-end">
      {href ? (
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-9 items-center text-sm text-accent tabular-nums underline underline-offset-2"
        >
          {text}
        </a>
      ) : (
        <span className="text-sm tabular-nums">{text}</span>
      )}
      {data !== undefined && price !== undefined && (
        <bdi className="text-sm whitespace-nowrap text-soft tabular-nums">
          {formatValue(data, price)}
        </bdi>
      )}
    </span>
  )
}

function AccountSelect({
  account,
  addresses,
}: {
  account: Address
  addresses: readonly Address[]
}) {
  const { development } = useEnvironment()
  return (
    <select
      aria-label={t().wallet.account}
      value={account}
      onChange={({ target }) => development?.selectAccount(getAddress(target.value))}
      className="min-h-11 rounded-xl border border-control/60 bg-surface px-3 py-2 font-mono"
    >
      {addresses.toSorted().map((one) => (
        <option key={one} value={one}>
          {shortHex(one)}
        </option>
      ))}
    </select>
  )
}
