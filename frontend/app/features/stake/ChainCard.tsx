import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { Address } from 'viem'
import type { StakingManifest } from '../../../../deployments/manifest'
import { findWrongChain } from '../../../../deployments/WrongChainError'
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
  chain: { chainId, name, staking },
  account,
  isChosen,
  onChoose,
}: {
  chain: StakingManifest['stakingChains'][number]
  account: Address | undefined
  isChosen: boolean
  onChoose: () => void
}) {
  const { config, manifest, protocol } = useEnvironment()
  const outage = useOutage(chainId)
  const client = config.getClient({ chainId })
  const { address } = staking
  const { data: totalStaked } = useQuery(totalStakedQuery(client, { chainId, address }))
  const { data: deliveryTime } = useQuery(
    deliveryTimeQuery({
      chainId,
      rewardsChainId: manifest.rewardsChain.chainId,
      getDeliveryTime: async (id, cache) => (await protocol.load()).getDeliveryTime(id, cache),
    }),
  )
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
        {name}
      </span>
      <span id={detailsId} className="mt-3 grid gap-1 text-sm">
        {account && <OwnFigures chainId={chainId} address={address} account={account} />}
        <Figure label="Total staked">{amountOf(totalStaked)}</Figure>
        <Figure label="Median delivery time">
          {deliveryTime == null ? 'no data yet' : formatDuration(deliveryTime)}
        </Figure>
        {outage && (
          <span className="mt-1 text-danger">
            {findWrongChain(outage)?.shortMessage ?? t().stake.unreachable}
          </span>
        )}
      </span>
    </label>
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
      <Figure label="Your balance">{amountOf(balance)}</Figure>
      <Figure label="Your stake">{amountOf(staked)}</Figure>
    </>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="flex justify-between gap-3">
      <span className="text-soft">{label}</span>{' '}
      <span className="text-right tabular-nums">{children}</span>
    </span>
  )
}

const amountOf = (amount: bigint | undefined) =>
  amount === undefined ? '…' : `${formatAmount(amount)} ETH`
