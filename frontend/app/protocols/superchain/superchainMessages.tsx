import { useQuery } from '@tanstack/react-query'
import { interopChains } from '../../../../deployments/interopChains'
import { useMessageStatus } from '../../../../interop/superchain/react/useMessageStatus'
import { useSentMessages } from '../../../../interop/superchain/react/useSentMessages'
import { checkAccessList } from '../../../../interop/superchain/rpc/checkAccessList'
import { explainSuperchainMessage } from '../../../shared/superchain/explainSuperchainMessage'
import { IdentifierSection } from '../../../shared/superchain/IdentifierSection'
import { loadInspectorMessages } from '../../i18n/loadInspectorMessages'
import { t } from '../../i18n/messages'
import type { MessageProtocol } from '../Protocol'
import { getStakeWarnings } from './getStakeWarnings'
import type { SuperchainEnvironment } from './SuperchainEnvironment'
import { superchainMintQuery } from './superchainMintQuery'
import { useSuperchainMessage } from './useSuperchainMessage'

/** Messages between chains of the Superchain: their identifiers, and how to relay them and send them again. */
export async function superchainMessages(
  environment: SuperchainEnvironment,
): Promise<MessageProtocol> {
  await loadInspectorMessages()
  const { manifest, clientOf } = environment
  const { chainId, token } = manifest.rewardsChain
  return {
    useMessage: (id, known) => useSuperchainMessage(environment, id, known),
    useMint: (account, blockNumber) =>
      useQuery({
        ...superchainMintQuery(clientOf(chainId), { chainId, token, account, blockNumber }),
        enabled: blockNumber > 0n,
      }),
    useMessages: useSentMessages,
    getStakeWarnings: (id) => getStakeWarnings(environment, id),
    Evidence({ id }) {
      const { data: state } = useMessageStatus(id)
      if (!state || !('message' in state.status)) return null
      const { message, executingMessage } = state.status
      const destination = interopChains(manifest).find(
        (chain) => BigInt(chain.chainId) === message.destination,
      )
      return (
        <IdentifierSection
          executingMessage={executingMessage}
          destination={
            destination && {
              name: destination.name,
              check: (keys) => checkAccessList(clientOf(destination.chainId), keys),
            }
          }
        />
      )
    },
    explain: (id) => explainSuperchainMessage(environment, id),
    pageName: t().superchain.pageName,
    repeatedDepositsHint: t().superchain.repeatedDeposits,
    controls: {
      ...t().superchain.controls,
      pause: { method: 'interstake_pauseRelayer', label: t().superchain.controls.pause },
      resume: { method: 'interstake_resumeRelayer', label: t().superchain.controls.resume },
    },
  }
}
