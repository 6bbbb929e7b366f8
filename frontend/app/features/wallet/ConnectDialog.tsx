import { useQuery } from '@tanstack/react-query'
import { useConfig, useConnect, useConnectors } from 'wagmi'
import { Dialog } from '../../../shared/components/Dialog'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { developmentConnectorId } from '../../environment/developmentConnector'
import { t } from '../../i18n/messages'
import { offeredConnectors } from './offeredConnectors'
import { WalletButton } from './WalletButton'
import { WalletConnectItem } from './WalletConnectItem'
import { walletConnectId, walletConnectProject } from './walletConnectProject'
import { walletLinks } from './walletLinks'

/** All wallets of this browser, the recent one first. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const config = useConfig()
  const { data: recentId = null } = useQuery({
    queryKey: ['recentConnector'],
    queryFn: async () => (await config.storage?.getItem('recentConnectorId')) ?? null,
    staleTime: 0,
  })
  const offered = offeredConnectors(useConnectors(), {
    hasWallet: 'ethereum' in window,
    recentId,
  })
  const { mutate: connect, isPending, variables, error } = useConnect()
  const messages = t().wallet
  const hasWallet = offered.some(({ connector }) => connector.id !== developmentConnectorId)
  return (
    <Dialog title={messages.connect} closeLabel={messages.close} onClose={onClose}>
      <ul aria-label={messages.wallets} className="grid gap-2">
        {offered.map(({ connector, label, isRecent }) => (
          <li key={connector.uid}>
            <WalletButton
              label={label}
              icon={connector.icon}
              isRecent={isRecent}
              isConnecting={isPending && variables.connector === connector}
              disabled={isPending}
              onClick={() => connect({ connector }, { onSuccess: onClose })}
            />
          </li>
        ))}
        {walletConnectProject && (
          <WalletConnectItem isRecent={recentId === walletConnectId} onConnected={onClose} />
        )}
      </ul>
      <p role="status" className="text-sm text-soft empty:hidden">
        {isPending && messages.confirm}
      </p>
      {error && <ErrorNotice error={error} />}
      {!hasWallet && (
        <div className="grid gap-2 rounded-2xl bg-raised p-4 text-sm">
          <p>{messages.none}</p>
          <ul aria-label={messages.install} className="flex flex-wrap gap-x-4">
            {walletLinks.map(({ name, url }) => (
              <li key={name}>
                <a
                  href={url}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex min-h-9 items-center text-accent underline underline-offset-2"
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  )
}
