import type { Connector } from 'wagmi'
import { developmentConnectorId } from '../../environment/developmentConnector'
import { t } from '../../i18n/messages'
import { walletConnectId } from './walletConnectProject'

/** wagmi's connector id for `window.ethereum`. */
const anonymousId = 'injected'

/**
 * Selects the connectors to offer: the one that was used last, then wallets, then the development account.
 *
 * @param hasWallet - Whether `window.ethereum` is set, by a wallet that may not support EIP-6963.
 * @param recentId - Id of the connector that was used last; null if there is none.
 */
export function offeredConnectors<connector extends Pick<Connector, 'id' | 'name'>>(
  connectors: readonly connector[],
  { hasWallet, recentId }: { hasWallet: boolean; recentId: string | null },
): { connector: connector; label: string; isRecent: boolean }[] {
  // WalletConnect is no wallet of this browser, and only a connector once it was used.
  const others = [anonymousId, developmentConnectorId, walletConnectId]
  const announced = connectors.filter(({ id }) => !others.includes(id))
  const anonymous = connectors.filter(({ id }) => id === anonymousId)
  const development = connectors.filter(({ id }) => id === developmentConnectorId)
  const offered = [
    ...announced.map((connector) => ({ connector, label: connector.name })),
    ...(hasWallet && announced.length === 0 ? anonymous : []).map((connector) => ({
      connector,
      label: t().wallet.browserWallet,
    })),
    ...development.map((connector) => ({ connector, label: connector.name })),
  ].map((one) => ({ ...one, isRecent: one.connector.id === recentId }))
  return offered.toSorted((a, b) => Number(b.isRecent) - Number(a.isRecent))
}
