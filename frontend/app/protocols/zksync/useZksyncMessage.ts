import { useQuery } from '@tanstack/react-query'
import { zeroAddress } from 'viem'
import type { MessageId } from '../../../../interop/react/MessageId'
import { useMessageStatus } from '../../../../interop/react/useMessageStatus'
import { useReward } from '../../../../interop/react/useReward'
import { blockTimeQuery } from '../../../shared/chains/blockTimeQuery'
import { rootImportQuery } from '../../../shared/roots/rootImportQuery'
import { useNotificationPermission } from '../../features/progress/notifyUser'
import { t } from '../../i18n/messages'
import type { MessageState } from '../Protocol'
import { describeTimeline } from './describeTimeline'
import { isRewardFor } from './isRewardFor'
import { latencyQuery } from './latencyQuery'
import { mintQuery } from './mintQuery'
import { mintSettlementQuery } from './mintSettlementQuery'
import { offerMint } from './offerMint'
import { type Deposit, readDeposit } from './readDeposit'
import { timelineSteps } from './timelineSteps'
import type { ZksyncEnvironment } from './ZksyncEnvironment'

/** The state of a message between ZKsync chains, up to the settlement of its mint. */
export function useZksyncMessage(
  environment: ZksyncEnvironment,
  id: MessageId,
  { isSent = false } = {},
): MessageState {
  const { chainId, hash } = id
  const { manifest, clientOf } = environment
  const { rewardsChain, stakingChains, settlementLayer } = manifest
  const { chainId: destinationId, token } = rewardsChain
  const client = clientOf(chainId)
  const destination = clientOf(destinationId)

  const { query, isRebuilt, problem, rebuildError } = useMessageStatus({
    ...id,
    destinationChainId: destinationId,
    settlementLayerChainId: settlementLayer.chainId,
    // There is nothing to tell otherwise.
    query: { refetchIntervalInBackground: useNotificationPermission() === 'granted' },
  })
  // What a wrong proof leads to says nothing about the message.
  const isProofWrong = problem === 'wrong' && !isRebuilt
  const status = isProofWrong && query.data?.stage === 'failed' ? undefined : query.data
  const message = status && 'message' in status ? status.message : undefined
  const proof = status && 'proof' in status ? status.proof : null
  const isImported = status?.stage === 'rootImported' || status?.stage === 'verifiable'

  const { data: sentAt } = useQuery({
    ...blockTimeQuery(client, { chainId, blockNumber: message?.blockNumber ?? 0n }),
    enabled: message !== undefined,
  })
  const { data: rootImport } = useQuery({
    ...rootImportQuery(destination, {
      chainId: destinationId,
      root: proof?.settlementLayer ?? { chainId: 0n, blockNumber: 0n },
      publishedAt: (status && 'settlement' in status && status.settlement.executedAt) || null,
      fromBlock: token.blockNumber,
    }),
    enabled: isImported,
  })

  const staking = stakingChains.find((chain) => chain.chainId === chainId)?.staking
  const deposit = message && readDeposit(message, staking)
  const { data: reward } = useReward({
    ...{ chainId: destinationId, token: token.address, account: deposit?.beneficiary },
    watch: status?.stage === 'verifiable',
  })
  const hasMinted = deposit !== undefined && reward?.hasMinted === true
  const { data: knownMint } = useQuery({
    ...mintQuery(destination, {
      chainId: destinationId,
      token,
      account: deposit?.beneficiary ?? zeroAddress,
      blockNumber: reward?.mintBlock ?? 0n,
    }),
    enabled: hasMinted,
  })
  const { data: settlement } = useQuery({
    ...mintSettlementQuery(destination, {
      chainId: destinationId,
      hash: knownMint?.transactionHash ?? hash,
    }),
    enabled: knownMint !== undefined && hasMinted,
  })
  const mint = hasMinted ? knownMint : undefined
  const { data: latency } = useQuery(latencyQuery(client, chainId))

  return {
    steps: timelineSteps({
      id,
      settlementLayerId: settlementLayer.chainId,
      destinationId,
      isSent,
      sentAt,
      status,
      rootImport,
      latency,
      reward: deposit && { mint, settlement },
    }),
    text: describeTimeline({
      status,
      problem,
      isRebuilt,
      rewarded: mint && {
        isForThis: isRewardFor(mint, proof),
        chainName: stakingChains.find((chain) => chain.chainId === mint.sourceChainId)?.name,
        isSettled: settlement?.stage === 'executed',
      },
    }),
    error: isProofWrong ? rebuildError : query.error,
    refetch: query.refetch,
    failure: status?.stage === 'failed' ? status.error : undefined,
    message,
    details: deposit ? describeDeposit(deposit) : [],
    isDeposit: deposit !== undefined,
    isKnown:
      status !== undefined &&
      (deposit === undefined || reward?.hasMinted === false || mint !== undefined),
    isRewarded: mint !== undefined && isRewardFor(mint, proof),
    offer:
      status?.stage === 'verifiable' && deposit && reward?.hasMinted === false
        ? offerMint(status.proof, { beneficiary: deposit.beneficiary, rewardsChain })
        : undefined,
  }
}

function describeDeposit({ depositor, beneficiary }: Deposit): MessageState['details'] {
  return [
    { name: t().message.depositor, value: depositor },
    ...(beneficiary === depositor ? [] : [{ name: t().message.beneficiary, value: beneficiary }]),
  ]
}
