import { useQuery } from '@tanstack/react-query'
import { useMessageStatus } from '../../../../interop/react/useMessageStatus'
import { useMessages } from '../../../../interop/react/useMessages'
import { explainZksyncMessage } from '../../../shared/message/explainZksyncMessage'
import { ProofSection } from '../../../shared/message/ProofSection'
import { loadInspectorMessages } from '../../i18n/loadInspectorMessages'
import { t } from '../../i18n/messages'
import type { MessageProtocol } from '../Protocol'
import { mintQuery } from './mintQuery'
import { useZksyncMessage } from './useZksyncMessage'
import type { ZksyncEnvironment } from './ZksyncEnvironment'

/** Messages between ZKsync chains: their proofs, and the mint of the reward. */
export async function zksyncMessages(environment: ZksyncEnvironment): Promise<MessageProtocol> {
  await loadInspectorMessages()
  const { manifest, clientOf } = environment
  const { settlementLayer, rewardsChain } = manifest
  const { chainId: destinationId, token } = rewardsChain
  const destination = clientOf(destinationId)
  return {
    useMessage: (id, known) => useZksyncMessage(environment, id, known),
    useMint: (account, blockNumber) =>
      useQuery({
        ...mintQuery(destination, { chainId: destinationId, token, account, blockNumber }),
        enabled: blockNumber > 0n,
      }),
    useMessages,
    // Any chain can verify its messages, whatever becomes of them.
    getStakeWarnings: async () => [],
    Evidence({ source, id }) {
      const {
        query: { data: status },
      } = useMessageStatus({
        ...id,
        destinationChainId: destinationId,
        settlementLayerChainId: settlementLayer.chainId,
      })
      const proof = status && 'proof' in status ? status.proof : null
      return (
        proof && (
          <ProofSection
            proof={proof}
            source={source}
            settlementLayer={settlementLayer}
            destinations={[rewardsChain]}
          />
        )
      )
    },
    explain: (id) => explainZksyncMessage(environment, id),
    pageName: t().zksync.pageName,
    repeatedDepositsHint: t().zksync.repeatedDeposits,
    controls: {
      ...t().zksync.controls,
      pause: { method: 'interstake_pauseSettlement', label: t().zksync.controls.pause },
      resume: { method: 'interstake_resumeSettlement', label: t().zksync.controls.resume },
    },
  }
}
