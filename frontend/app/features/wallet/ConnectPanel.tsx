import { useConnect, useConnectors } from 'wagmi'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { developmentConnectorId } from '../../environment/developmentConnector'
import { offeredConnectors } from './offeredConnectors'

/** All connectors available in this browser. */
export function ConnectPanel() {
  const connectors = offeredConnectors(useConnectors(), { hasWallet: 'ethereum' in window })
  const { mutate: connect, isPending, error } = useConnect()
  return (
    <div className="grid gap-3">
      {connectors.length === 0 && (
        <p className="text-soft">
          No wallet found. Install one, such as MetaMask or Rabby, and reload the page.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {connectors.map(({ connector, label }, index) => (
          <Button
            key={connector.uid}
            variant={index === 0 ? 'primary' : 'secondary'}
            disabled={isPending}
            onClick={() => connect({ connector })}
          >
            {label}
          </Button>
        ))}
      </div>
      {connectors.some(({ connector }) => connector.id === developmentConnectorId) && (
        <p className="text-sm text-soft">
          The development account is an unlocked account of the local nodes. It is funded and needs
          no signature; this page contains no private key.
        </p>
      )}
      {error && <ErrorNotice error={error} />}
    </div>
  )
}
