import { type CreateConnectorFn, injected } from 'wagmi'
import { t } from '../i18n/messages'
import type { DevelopmentProvider } from './createDevelopmentProvider'

/** Id of the connector of the development account. */
export const developmentConnectorId = 'developmentAccount'

/** Offers the development account in addition to the wallets of the browser. */
export function developmentConnector(provider: DevelopmentProvider): CreateConnectorFn {
  return injected({
    target: { id: developmentConnectorId, name: t().wallet.development, provider: () => provider },
  })
}
