import type { PageStorage } from '../../../shared/lib/browserStorage'

/** Id of the project at WalletConnect, which its relay requires; empty without one, and so without WalletConnect. */
export const walletConnectProject = import.meta.env.WALLETCONNECT_PROJECT_ID

/** wagmi's connector id. */
export const walletConnectId = 'walletConnect'

/** Whether the last wallet was connected through WalletConnect, as wagmi stores it. */
export const isWalletConnectRecent = (storage: PageStorage) =>
  walletConnectProject !== '' &&
  storage.getItem('wagmi.recentConnectorId') === JSON.stringify(walletConnectId)
