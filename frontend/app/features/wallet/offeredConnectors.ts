import type { Connector } from 'wagmi'
import { developmentConnectorId } from '../../environment/developmentConnector'

/** Id that wagmi gives the wallet at `window.ethereum`. */
const anonymousId = 'injected'

/**
 * Chooses which connectors are worth a button, wallets first.
 *
 * @param hasWallet - Whether a wallet has put itself on the page in the old way, without announcing its name.
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
