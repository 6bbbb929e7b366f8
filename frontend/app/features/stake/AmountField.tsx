import { useId } from 'react'
import { formatEther } from 'viem'
import { Button } from '../../../shared/components/Button'
import { getLocale } from '../../../shared/i18n/locale'
import { formatAmount } from '../../../shared/lib/formatAmount'
import { formatValue } from '../../ethereum/formatValue'
import { useEtherPrice } from '../../ethereum/useEtherPrice'
import { t } from '../../i18n/messages'
import { parseAmount } from './parseAmount'
import { writeDecimal } from './readDecimal'

/** A field for an amount of ETH. Shows how the amount is understood if it is not typed as the page writes it. */
export function AmountField({
  text,
  onChange,
  problem,
  max,
}: {
  text: string
  onChange: (text: string) => void
  problem: string | undefined
  /** Undefined while loading. */
  max: bigint | undefined
}) {
  const id = useId()
  const messages = t().stake
  const { amount } = parseAmount(text)
  const price = useEtherPrice()
  return (
    <div>
      <label htmlFor={`${id}amount`} className="mb-1 block text-sm text-soft">
        {messages.amount}
      </label>
      <div className="flex gap-2">
        <div className="relative grow">
          <input
            id={`${id}amount`}
            inputMode="decimal"
            autoComplete="off"
            placeholder={writeDecimal('0.1', getLocale())}
            value={text}
            onChange={({ target }) => onChange(target.value)}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}understood ${id}problem`}
            className="min-h-12 w-full min-w-0 rounded-xl border border-control bg-surface py-2 ps-4 pe-14 text-lg tabular-nums placeholder:text-soft aria-invalid:border-danger"
          />
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 end-4 flex items-center text-soft"
          >
            ETH
          </span>
        </div>
        <Button
          aria-label={messages.useMax}
          disabled={!max}
          onClick={() => onChange(writeDecimal(formatEther(max ?? 0n), getLocale()))}
        >
          {messages.max}
        </Button>
      </div>
      <p
        id={`${id}understood`}
        role="status"
        className="mt-1 text-sm wrap-anywhere text-soft empty:hidden"
      >
        {amount !== undefined && understood(text, amount)}
      </p>
      {amount !== undefined && price !== undefined && (
        <p className="mt-1 text-sm text-soft tabular-nums">
          <bdi>{formatValue(amount, price)}</bdi> · {t().amount.priceSource}
        </p>
      )}
      <p id={`${id}problem`} role="alert" className="mt-1 text-sm text-danger empty:hidden">
        {problem}
      </p>
    </div>
  )
}

function understood(text: string, amount: bigint): string | undefined {
  const decimal = formatEther(amount)
  const typed = text.trim()
  const isPlain = [decimal, formatAmount(amount, { decimals: 18 })].includes(typed)
  return isPlain ? undefined : t().stake.understood(typed, decimal)
}
