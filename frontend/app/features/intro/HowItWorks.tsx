import { useConnection } from 'wagmi'
import { Section } from '../../../shared/components/Section'
import { useEnvironment } from '../../environment/useEnvironment'

/** An introduction, shown until a wallet is connected. */
export function HowItWorks() {
  const { address } = useConnection()
  const { howItWorks } = useEnvironment().protocol.texts
  if (address) return null
  return (
    <Section title="How it works">
      <ol className="grid gap-6 sm:grid-cols-3">
        {howItWorks.map(([title, text], index) => (
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
