import { useConnect, useConnectors } from 'wagmi'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { developmentConnectorId } from '../../environment/developmentConnector'
import { t } from '../../i18n/messages'
import { ConnectButton } from './ConnectButton'

/** How to connect, in place of what needs an account. On local networks, an account without a wallet is one click away. */
export function ConnectPanel() {
  const development = useConnectors().find(({ id }) => id === developmentConnectorId)
  const { mutate: connect, isPending, error } = useConnect()
  const messages = t().wallet
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <ConnectButton className="grow" />
        {development && (
          <Button
            className="grow"
            disabled={isPending}
            onClick={() => connect({ connector: development })}
          >
            {development.name}
          </Button>
        )}
      </div>
      {development && <p className="text-sm text-soft">{messages.developmentAccount}</p>}
      {error && <ErrorNotice error={error} />}
    </div>
  )
}
