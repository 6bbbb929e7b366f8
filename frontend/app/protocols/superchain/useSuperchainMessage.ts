import { useQuery } from '@tanstack/react-query'
import { type Address, zeroAddress } from 'viem'
import { interopChains } from '../../../../deployments/interopChains'
import type { ManifestChain } from '../../../../deployments/manifest'
import type { MessageId } from '../../../../interop/react/MessageId'
import { useReward } from '../../../../interop/react/useReward'
import type { MessageStatus } from '../../../../interop/superchain/actions/getMessageStatus'
import type { RelayState } from '../../../../interop/superchain/react/RelayState'
import { useMessageStatus } from '../../../../interop/superchain/react/useMessageStatus'
import type { SentMessage } from '../../../../interop/superchain/types'
import { blockTimeQuery } from '../../../shared/chains/blockTimeQuery'
import { toTimeline } from '../../../shared/message/timeline'
import { describeAdmission } from '../../../shared/superchain/describeAdmission'
import { relaySteps } from '../../../shared/superchain/relaySteps'
import { deliveryTimeQuery } from '../../features/stake/deliveryTimeQuery'
import { t } from '../../i18n/messages'
import type { MessageOffer, MessageState } from '../Protocol'
import { admissionQuery } from './admissionQuery'
import { describeMessage } from './describeMessage'
import { describeMissingTarget } from './describeMissingTarget'
import { getRelayTime } from './getRelayTime'
import { hasCodeQuery } from './hasCodeQuery'
import { offerRelay, offerResend } from './offers'
import { readBeneficiary } from './readBeneficiary'
import type { SuperchainEnvironment } from './SuperchainEnvironment'
import { superchainMintQuery } from './superchainMintQuery'

/** The state of a message between chains of the Superchain, until it is relayed in a safe block. */
export function useSuperchainMessage(
  environment: SuperchainEnvironment,
  id: MessageId,
  { isSent = false } = {},
): MessageState {
  const { manifest, clientOf } = environment
  const { rewardsChain } = manifest
  const { chainId: rewardsId, token } = rewardsChain
  const { chainId } = id
  const client = clientOf(chainId)
  const chainOf = (wanted: number | bigint) =>
    interopChains(manifest).find((chain) => BigInt(chain.chainId) === BigInt(wanted))

  const {
    data: known,
    error,
    refetch,
  } = useMessageStatus({
    ...id,
    // The title of the tab says when it can be relayed.
    query: { refetchIntervalInBackground: true },
  })
  const message = known && 'message' in known.status ? known.status.message : undefined
  const { data: sentAt } = useQuery({
    ...blockTimeQuery(client, { chainId, blockNumber: message?.blockNumber ?? 0n }),
    enabled: message !== undefined,
  })
  const destination = message && chainOf(message.destination)
  const destinationId = destination?.chainId ?? rewardsId
  const { data: targetHasCode = true } = useQuery({
    ...hasCodeQuery(clientOf(destinationId), {
      chainId: destinationId,
      address: message?.target ?? zeroAddress,
    }),
    enabled: destination !== undefined && known?.status.stage !== 'relayed',
  })
  const relayable = known?.status.stage === 'relayable' ? known.status : undefined
  const { data: admission } = useQuery({
    ...admissionQuery(clientOf(destinationId), {
      chainId: destinationId,
      executingMessage: relayable?.executingMessage,
    }),
    enabled: destination !== undefined && relayable !== undefined,
  })
  const state: RelayState | undefined =
    relayable && admission?.isExpired
      ? { status: { ...relayable, stage: 'expired' }, relay: null }
      : known
  const sent = state && 'message' in state.status ? state.status : undefined

  const beneficiary = message && readBeneficiary(message, manifest)
  const account = beneficiary ?? zeroAddress
  const { data: reward } = useReward({
    ...{ chainId: rewardsId, token: token.address, account: beneficiary },
    watch: known?.status.stage === 'relayed',
  })
  const hasMinted = beneficiary !== undefined && reward?.hasMinted === true
  const { data: mint } = useQuery({
    ...superchainMintQuery(clientOf(rewardsId), {
      ...{ chainId: rewardsId, token, account },
      blockNumber: reward?.mintBlock ?? 0n,
    }),
    enabled: hasMinted,
  })
  const isRewardedElsewhere =
    hasMinted && mint !== undefined && mint.messageHash !== message?.messageHash
  const { data: relayTime } = useQuery(
    deliveryTimeQuery({
      chainId,
      rewardsChainId: rewardsId,
      getDeliveryTime: (_, cache) => getRelayTime(environment, chainId, cache),
    }),
  )

  const isOver =
    isRewardedElsewhere ||
    state?.status.stage === 'failed' ||
    state?.status.stage === 'unknown' ||
    state?.status.stage === 'expired' ||
    (message !== undefined && !destination)
  return {
    steps: toTimeline(
      relaySteps({ id, isSent, sentAt, state }).map((step) =>
        step.name === 'Relayed' && sentAt && relayTime != null
          ? { ...step, expectedAt: new Date(sentAt.getTime() + relayTime) }
          : step,
      ),
      { isOver },
    ),
    text: describeMessage({
      state,
      destination: destination?.name,
      isDeposit: beneficiary !== undefined,
      rewardedFor: isRewardedElsewhere
        ? (chainOf(mint.sourceChainId)?.name ?? t().superchain.status.anotherChain)
        : undefined,
    }),
    error,
    refetch,
    failure: state?.status.stage === 'failed' ? state.status.error : undefined,
    message: message && {
      sender: message.sender,
      messageHash: message.messageHash,
      data: message.message,
    },
    details: message ? describeDetails(message, { destination, beneficiary }) : [],
    isDeposit: beneficiary !== undefined,
    isKnown:
      state !== undefined &&
      (beneficiary === undefined || reward?.hasMinted === false || mint !== undefined),
    isRewarded: hasMinted && mint !== undefined && !isRewardedElsewhere,
    offer:
      sent && !hasMinted
        ? offerOf(sent, {
            source: chainOf(chainId),
            destination,
            warnings: [
              ...(targetHasCode || !destination
                ? []
                : [describeMissingTarget(sent.message.target, destination)]),
              ...(sent.stage === 'relayable' && destination && admission && !admission.isAdmitted
                ? [describeAdmission(admission, destination.name)]
                : []),
            ],
          })
        : undefined,
  }
}

function describeDetails(
  { destination: destinationId, target, nonce }: SentMessage,
  {
    destination,
    beneficiary,
  }: { destination: ManifestChain | undefined; beneficiary: Address | undefined },
): MessageState['details'] {
  const messages = t().message
  return [
    {
      name: messages.destination,
      value: destination?.name ?? messages.unknownChain(String(destinationId)),
    },
    { name: messages.target, value: target },
    { name: messages.nonce, value: String(nonce) },
    ...(beneficiary ? [{ name: messages.beneficiary, value: beneficiary }] : []),
  ]
}

function offerOf(
  { stage, message, executingMessage }: Extract<MessageStatus, { message: unknown }>,
  {
    source,
    destination,
    warnings,
  }: {
    source: ManifestChain | undefined
    destination: ManifestChain | undefined
    warnings: readonly string[]
  },
): MessageOffer | undefined {
  if (stage === 'relayable')
    return destination && offerRelay(executingMessage, { destination, warnings })
  return stage === 'expired' && source ? offerResend(message, { source, warnings }) : undefined
}
