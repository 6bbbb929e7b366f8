import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import type { Manifest } from '../../../../deployments/manifest'
import type { MessageProof } from '../../../../interop/actions/getMessageProof'
import { mintRewardCall } from '../../../../interop/react/mintRewardCall'
import { shortHex } from '../../../shared/lib/shortHex'
import { t } from '../../i18n/messages'
import type { MessageOffer } from '../Protocol'

/** Offers to mint the reward of a deposit whose message is verifiable. The beneficiary receives it. */
export function offerMint(
  proof: MessageProof,
  { beneficiary, rewardsChain }: { beneficiary: Address; rewardsChain: Manifest['rewardsChain'] },
): MessageOffer {
  return {
    headline: t().progress.readyToMint,
    purpose: t().progress.toMint,
    actionOf(account) {
      const isOwn = isAddressEqual(beneficiary, account)
      const { address, ...call } = mintRewardCall(rewardsChain.token.address, proof)
      return {
        label: isOwn ? t().zksync.mint : t().zksync.mintFor(shortHex(beneficiary)),
        title: t().progress.mintTitle(rewardsChain.name),
        chain: rewardsChain,
        to: address,
        data: encodeFunctionData(call),
        warnings: [],
      }
    },
  }
}
