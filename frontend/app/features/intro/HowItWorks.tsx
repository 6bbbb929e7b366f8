import { useConnection } from 'wagmi'
import { Section } from '../../../shared/components/Section'

const steps = [
  [
    'Stake',
    'Deposit ETH on a staking chain. It stays yours: withdraw it whenever you like, in part or in whole.',
  ],
  [
    'Watch it travel',
    'The message about your deposit is batched, proven and settled. Every other chain learns the root that it is part of.',
  ],
  [
    'Mint your reward',
    'Once the rewards chain can verify the message, one click mints your INTR. Nothing to copy, nothing to paste.',
  ],
] as const

/** What there is to do here, for those who are not connected yet. */
export function HowItWorks() {
  const { address } = useConnection()
  if (address) return null
  return (
    <Section title="How it works">
      <ol className="grid gap-6 sm:grid-cols-3">
        {steps.map(([title, text], index) => (
          <li key={title}>
            <span
              aria-hidden="true"
              className="flex size-8 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-strong"
            >
              {index + 1}
            </span>
            <h3 className="mt-3 font-medium">{title}</h3>
            <p className="mt-1 text-sm text-soft">{text}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
