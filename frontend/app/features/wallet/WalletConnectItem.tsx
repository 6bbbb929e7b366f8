import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useConfig } from 'wagmi'
import { connect } from 'wagmi/actions'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { WalletButton } from './WalletButton'

const PairingCode = lazy(() =>
  import('./PairingCode').then((module) => ({ default: module.PairingCode })),
)

/** Connects a wallet on another device through WalletConnect, which is loaded when it is chosen. */
export function WalletConnectItem({
  isRecent,
  onConnected,
}: {
  isRecent: boolean
  onConnected: () => void
}) {
  const config = useConfig()
  const [uri, setUri] = useState<string>()
  const { mutate, isPending, error } = useMutation({
    async mutationFn() {
      const { walletConnectConnector } = await import('./walletConnect')
      return connect(config, { connector: walletConnectConnector(setUri) })
    },
    onSuccess: onConnected,
    onSettled: () => setUri(undefined),
  })
  return (
    <li className="grid gap-4">
      <WalletButton
        label="WalletConnect"
        isRecent={isRecent}
        isConnecting={isPending && uri === undefined}
        disabled={isPending}
        onClick={() => mutate()}
      />
      {uri && (
        <Suspense>
          <PairingCode uri={uri} />
        </Suspense>
      )}
      {error && <ErrorNotice error={error} />}
    </li>
  )
}
