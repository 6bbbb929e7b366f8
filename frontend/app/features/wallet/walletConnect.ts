import type { CreateConnectorFn } from 'wagmi'
import { walletConnect } from 'wagmi/connectors/walletConnect'
import { walletConnectProject } from './walletConnectProject'

/** One for the page, as it has a connection to the relay. */
const create = walletConnect({ projectId: walletConnectProject, showQrModal: false })

/**
 * The connector for wallets on other devices.
 *
 * @param onCode - Called with the URI that the wallet scans.
 */
export function walletConnectConnector(
  onCode: (uri: string) => void = () => {},
): CreateConnectorFn {
  return (config) => {
    config.emitter.on('message', ({ type, data }) => {
      if (type === 'display_uri') onCode(String(data))
    })
    return create(config)
  }
}
