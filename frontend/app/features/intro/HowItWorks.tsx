import { useConnection } from 'wagmi'
import { Section } from '../../../shared/components/Section'

const steps = [
  [
    'Stake',
    'Deposit ETH on a staking chain. It stays yours: withdraw it whenever you like, in part or in whole.',
  ],
  [
    'Follow the message',
    'The message about your deposit is batched, proven and settled. Every other chain imports the interop root that includes it.',
  ],
  [
    'Mint your reward',
    'Once the rewards chain can verify the message, mint your INTR with one click. There is nothing to copy or paste.',
  ],
] as const

/** An introduction, shown until a wallet is connected. */
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
