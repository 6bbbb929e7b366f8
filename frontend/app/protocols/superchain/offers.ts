import { encodeFunctionData } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../../contracts/abi/L2ToL2CrossDomainMessenger'
import type { ManifestChain } from '../../../../deployments/manifest'
import { superchainAddresses } from '../../../../interop/superchain/addresses'
import type { ExecutingMessage, SentMessage } from '../../../../interop/superchain/types'
import { t } from '../../i18n/messages'
import type { MessageOffer } from '../Protocol'

const messenger = superchainAddresses.l2ToL2CrossDomainMessenger

/** Offers to relay a message on its destination, with the access list that declares it. */
export function offerRelay(
  { id, payload, accessList }: ExecutingMessage,
  { destination, warnings }: { destination: ManifestChain; warnings: readonly string[] },
): MessageOffer {
  return {
    headline: t().progress.readyToRelay,
    purpose: t().progress.toRelay,
    actionOf: () => ({
      label: t().superchain.relay,
      title: t().progress.relayTitle(destination.name),
      chain: destination,
      to: messenger,
      data: encodeFunctionData({
        abi: l2ToL2CrossDomainMessengerAbi,
        functionName: 'relayMessage',
        args: [id, payload],
      }),
      accessList,
      warnings,
    }),
  }
}

/** Offers to send an expired message again on its source chain. */
export function offerResend(
  { destination, nonce, sender, target, message }: SentMessage,
  { source, warnings }: { source: ManifestChain; warnings: readonly string[] },
): MessageOffer {
  return {
    headline: t().progress.expired,
    purpose: t().progress.toResend,
    actionOf: () => ({
      label: t().progress.resend,
      title: t().progress.resendTitle(source.name),
      chain: source,
      to: messenger,
      data: encodeFunctionData({
        abi: l2ToL2CrossDomainMessengerAbi,
        functionName: 'resendMessage',
        args: [destination, nonce, sender, target, message],
      }),
      warnings,
    }),
  }
}
