import { useConnection } from 'wagmi'
import { Section } from '../../../shared/components/Section'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'

/** An introduction, shown until a wallet is connected. */
export function HowItWorks() {
  const { address } = useConnection()
  const { howItWorks } = useEnvironment().protocol.texts
  if (address) return null
  return (
    <Section title={t().home.howItWorks}>
      <ol className="grid gap-5">
        {howItWorks.map(([title, text], index) => (
          <li key={title} className="flex gap-4">
            <StepIcon index={index} />
            <div>
              <h3 className="font-medium">{title}</h3>
              <p className="mt-1 text-sm text-soft">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** A coin, an envelope and a medal. */
const shapes = [
  'M12 3.5c4.7 0 8.5 1.6 8.5 3.5S16.700 10.500 12 10.500 3.500 8.900 3.500 7 7.300 3.500 12 3.500ZM3.500 7v5c0 1.900 3.800 3.500 8.500 3.500s8.500-1.600 8.500-3.500V7M3.500 12v5c0 1.900 3.800 3.500 8.500 3.500s8.500-1.600 8.500-3.500v-5',
  'M3.500 5.500h17v13h-17zM4 6.500l8 6.500 8-6.500',
  'M12 15a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM8.500 14 7 21l5-2.500L17 21l-1.500-7',
]

function StepIcon({ index }: { index: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className="size-11 shrink-0 rounded-2xl bg-accent-soft fill-none stroke-accent-strong stroke-[1.75] p-2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[index]} />
    </svg>
  )
}
