import { useId, useState } from 'react'
import type { Address } from 'viem'
import type { StakingChain } from '../../../../deployments/manifest'
import { ChainLogo } from '../../../shared/components/ChainLogo'
import { formatAmount } from '../../../shared/lib/formatAmount'
import { useOutage } from '../../chains/useOutage'
import { t } from '../../i18n/messages'
import { ChainCard, ChainFigures } from './ChainCard'
import { type Holdings, searchChains, sortChains } from './sortChains'
import { useHoldings } from './useHoldings'

/** More chains than these are shown as a list to search in. */
const maxCards = 4

/** Selects a staking chain. The chains on which the account has something come first. */
export function ChainPicker({
  chains,
  account,
  chosen,
  onChoose,
}: {
  chains: readonly StakingChain[]
  account: Address | undefined
  chosen: StakingChain | undefined
  onChoose: (chainId: number) => void
}) {
  const [text, setText] = useState('')
  const holdingsOf = useHoldings(account)
  const messages = t().stake
  if (chains.length <= maxCards)
    return (
      <fieldset>
        <legend className="mb-2 text-sm text-soft">{messages.chain}</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          {chains.map((chain) => (
            <ChainCard
              key={chain.chainId}
              chain={chain}
              account={account}
              isChosen={chain === chosen}
              onChoose={() => onChoose(chain.chainId)}
            />
          ))}
        </div>
      </fieldset>
    )

  const found = searchChains(sortChains(chains, holdingsOf), text)
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm text-soft">{messages.chain}</legend>
      <input
        type="search"
        aria-label={messages.searchChains}
        placeholder={messages.searchChains}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="min-h-11 w-full rounded-xl border border-control bg-surface px-3 py-2 placeholder:text-soft"
      />
      <div className="grid max-h-64 gap-1 overflow-y-auto rounded-xl border border-line p-1">
        {found.map((chain) => (
          <ChainRow
            key={chain.chainId}
            chain={chain}
            holdings={holdingsOf(chain.chainId)}
            isChosen={chain === chosen}
            onChoose={() => onChoose(chain.chainId)}
          />
        ))}
        {found.length === 0 && (
          <p role="status" className="px-3 py-2 text-sm text-soft">
            {messages.noChain}
          </p>
        )}
      </div>
      {chosen && (
        <div className="grid gap-1 text-sm">
          <ChainFigures chain={chosen} account={account} />
        </div>
      )}
    </fieldset>
  )
}

function ChainRow({
  chain,
  holdings: { stake, balance },
  isChosen,
  onChoose,
}: {
  chain: StakingChain
  holdings: Holdings
  isChosen: boolean
  onChoose: () => void
}) {
  const outage = useOutage(chain.chainId)
  const detailsId = useId()
  const messages = t().stake
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5 hover:bg-raised has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name="stakingChain"
        aria-label={chain.name}
        aria-describedby={detailsId}
        checked={isChosen}
        onChange={onChoose}
        className="size-4 shrink-0 accent-accent outline-none"
      />
      <ChainLogo chain={chain} />
      <span className="min-w-0 grow truncate font-medium">{chain.name}</span>
      <span id={detailsId} className="text-end text-sm text-soft tabular-nums">
        {outage
          ? messages.unreachable
          : stake
            ? messages.staking(formatAmount(stake))
            : balance !== undefined && `${formatAmount(balance)} ETH`}
      </span>
    </label>
  )
}
