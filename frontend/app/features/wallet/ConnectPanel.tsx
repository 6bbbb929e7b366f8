import { useConnect, useConnectors } from 'wagmi'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { developmentConnectorId } from '../../environment/developmentConnector'
import { offeredConnectors } from './offeredConnectors'

/** Every way to connect that this browser has. */
export function ConnectPanel() {
  const connectors = offeredConnectors(useConnectors(), { hasWallet: 'ethereum' in window })
  const { mutate: connect, isPending, error } = useConnect()
  return (
    <div className="grid gap-3">
      {connectors.length === 0 && (
        <p className="text-soft">
          This browser has no wallet. Install one, such as MetaMask or Rabby, and reload the page.
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
          The development account is one of the local nodes' own: it has funds, asks for no
          signature, and there is no key in this page.
        </p>
      )}
      {error && <ErrorNotice error={error} />}
    </div>
  )
}
