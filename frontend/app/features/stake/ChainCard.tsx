import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { Address } from 'viem'
import type { StakingChain } from '../../../../deployments/manifest'
import { findWrongChain } from '../../../../deployments/WrongChainError'
import { ChainLogo } from '../../../shared/components/ChainLogo'
import { describeWrongChain } from '../../../shared/errors/describeWrongChain'
import { formatAmount } from '../../../shared/lib/formatAmount'
import { balanceQuery } from '../../chains/balanceQuery'
import { useOutage } from '../../chains/useOutage'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { formatDuration } from '../../lib/formatDuration'
import { deliveryTimeQuery } from './deliveryTimeQuery'
import { stakeQuery } from './stakeQuery'
import { totalStakedQuery } from './totalStakedQuery'

/** A selectable staking chain, with the account's balances. */
export function ChainCard({
  chain,
  account,
  isChosen,
  onChoose,
}: {
  chain: StakingChain
  account: Address | undefined
  isChosen: boolean
  onChoose: () => void
}) {
  const { chainId, name } = chain
  const outage = useOutage(chainId)
  const wrongChain = findWrongChain(outage)
  const detailsId = useId()
  return (
    <label className="block cursor-pointer rounded-xl border border-line p-4 transition-colors hover:bg-raised has-checked:border-accent has-checked:bg-accent-soft has-checked:hover:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <span className="flex items-center gap-2.5 font-medium">
        <input
          type="radio"
          name="stakingChain"
          aria-label={name}
          aria-describedby={detailsId}
          checked={isChosen}
          onChange={onChoose}
          className="size-4 accent-accent outline-none"
        />
        <ChainLogo chain={chain} />
        <span className="min-w-0 wrap-anywhere">{name}</span>
      </span>
      <span id={detailsId} className="mt-3 grid gap-1 text-sm">
        <ChainFigures chain={chain} account={account} />
        {outage && (
          <span className="mt-1 text-danger">
            {wrongChain ? describeWrongChain(wrongChain) : t().stake.unreachable}
          </span>
        )}
      </span>
    </label>
  )
}

/** What is known of a staking chain and, with an account, what that has there. */
export function ChainFigures({
  chain: { chainId, staking },
  account,
}: {
  chain: StakingChain
  account: Address | undefined
}) {
  const { config, manifest, protocol } = useEnvironment()
  const client = config.getClient({ chainId })
  const { address } = staking
  const { data: totalStaked } = useQuery(totalStakedQuery(client, { chainId, address }))
  const { data: deliveryTime } = useQuery(
    deliveryTimeQuery({
      chainId,
      rewardsChainId: manifest.rewardsChain.chainId,
      getDeliveryTime: protocol.getDeliveryTime,
    }),
  )
  const messages = t().stake
  return (
    <>
      {account && <OwnFigures chainId={chainId} address={address} account={account} />}
      <Figure label={messages.totalStaked}>{amountOf(totalStaked)}</Figure>
      <Figure label={messages.deliveryTime}>
        {deliveryTime == null ? messages.noData : formatDuration(deliveryTime)}
      </Figure>
    </>
  )
}

function OwnFigures({
  chainId,
  address,
  account,
}: {
  chainId: number
  address: Address
  account: Address
}) {
  const { config } = useEnvironment()
  const client = config.getClient({ chainId })
  const { data: balance } = useQuery(balanceQuery(client, { chainId, account }))
  const { data: staked } = useQuery(stakeQuery(client, { chainId, address, account }))
  return (
    <>
      <Figure label={t().stake.yourBalance}>{amountOf(balance)}</Figure>
      <Figure label={t().stake.yourStake}>{amountOf(staked)}</Figure>
    </>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="flex justify-between gap-3">
      <span className="text-soft">{label}</span>{' '}
      <bdi className="text-end tabular-nums">{children}</bdi>
    </span>
  )
}

const amountOf = (amount: bigint | undefined) =>
  amount === undefined ? '…' : `${formatAmount(amount)} ETH`
