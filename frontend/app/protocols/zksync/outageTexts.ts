import type { OutageTexts } from '../../../shared/chains/describeOutages'
import { t } from '../../i18n/messages'

/** Consequences of an unreachable chain for users of the web app. */
export const outageTexts: OutageTexts = {
  'staking chain': ({ name }) => t().zksync.outages.staking(name),
  'rewards chain': ({ name }) => t().zksync.outages.rewards(name),
  chain: ({ name }) => t().zksync.outages.other(name),
  'settlement layer': ({ name }) => t().zksync.outages.settlement(name),
}
