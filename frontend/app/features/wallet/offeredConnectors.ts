import type { Connector } from 'wagmi'
import { developmentConnectorId } from '../../environment/developmentConnector'

/** wagmi's connector id for `window.ethereum`. */
const anonymousId = 'injected'

/**
 * Selects the connectors to offer, wallets first.
 *
 * @param hasWallet - Whether `window.ethereum` is set, by a wallet that may not support EIP-6963.
 */
export function offeredConnectors<connector extends Pick<Connector, 'id' | 'name'>>(
  connectors: readonly connector[],
  { hasWallet }: { hasWallet: boolean },
): { connector: connector; label: string }[] {
  const announced = connectors.filter(
    ({ id }) => id !== anonymousId && id !== developmentConnectorId,
  )
  const anonymous = connectors.filter(({ id }) => id === anonymousId)
  const development = connectors.filter(({ id }) => id === developmentConnectorId)
  return [
    ...announced.map((connector) => ({ connector, label: connector.name })),
    ...(hasWallet && announced.length === 0 ? anonymous : []).map((connector) => ({
      connector,
      label: 'Browser wallet',
    })),
    ...development.map((connector) => ({ connector, label: connector.name })),
  ]
}
