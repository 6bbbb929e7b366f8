import { lazy, Suspense, useState } from 'react'
import { useConnection, useSwitchChain } from 'wagmi'
import { interopChains } from '../../../../deployments/interopChains'
import { Button } from '../../../shared/components/Button'
import { ChainLogo } from '../../../shared/components/ChainLogo'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { shortHex } from '../../../shared/lib/shortHex'
import { useEnvironment } from '../../environment/useEnvironment'
import { AccountName } from '../../ethereum/AccountName'
import { t } from '../../i18n/messages'
import { ConnectButton } from './ConnectButton'

const AccountDialog = lazy(() =>
  import('./AccountDialog').then((module) => ({ default: module.AccountDialog })),
)

/** Connects a wallet, or shows the connected account and network, which open their details. */
export function WalletMenu() {
  const { manifest } = useEnvironment()
  const { address, chainId, status } = useConnection()
  const { mutate: switchChain, isPending: isSwitching, error } = useSwitchChain()
  const [isOpen, setIsOpen] = useState(false)
  const messages = t().wallet
  if (!address)
    return <div className="ms-auto">{status !== 'reconnecting' && <ConnectButton />}</div>

  const [home] = manifest.stakingChains
  const chain = interopChains(manifest).find((known) => known.chainId === chainId)
  return (
    <div className="ms-auto grid gap-2 text-sm max-sm:w-full">
      <div className="flex flex-wrap items-center gap-2">
        {chain ? (
          <p className="flex items-center gap-2 text-soft max-sm:grow">
            <ChainLogo chain={chain} className="size-5" />
            <span>{messages.connectedTo(chain.name)}</span>
          </p>
        ) : (
          <>
            <p className="text-danger">{messages.wrongNetwork}</p>
            {home && (
              <Button disabled={isSwitching} onClick={() => switchChain({ chainId: home.chainId })}>
                {messages.switchTo(home.name)}
              </Button>
            )}
          </>
        )}
        <Button
          aria-haspopup="dialog"
          className="flex flex-wrap content-center items-baseline justify-center gap-x-2 font-mono"
          onClick={() => setIsOpen(true)}
        >
          <span className="sr-only">{messages.account}</span> <AccountName account={address} />{' '}
          {shortHex(address)}
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
      {isOpen && (
        <Suspense>
          <AccountDialog account={address} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
