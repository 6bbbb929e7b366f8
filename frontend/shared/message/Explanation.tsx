import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MessageId } from '../../../interop/react/MessageId'
import { DescriptionItem, DescriptionList } from '../components/DescriptionList'
import { ErrorNotice } from '../components/ErrorNotice'
import { inspector } from '../i18n/inspectorMessages'
import { shared } from '../i18n/sharedMessages'

/** Where a message stands and why, as the client library explains it. */
export type Explained = {
  stage: string
  /** Level of the proof at which it fails. */
  level?: string | null
  reason: string
  expected: string | null
  found: string | null
  nextAction: string
}

/** Explains where a message stands, once it is opened. */
export function Explanation({
  id,
  explain,
}: {
  id: MessageId
  explain: (id: MessageId) => Promise<Explained>
}) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className="cursor-pointer text-sm text-soft">{inspector().explanation.open}</summary>
      {isOpen && (
        <div className="mt-3">
          <Content id={id} explain={explain} />
        </div>
      )}
    </details>
  )
}

function Content({ id, explain }: Parameters<typeof Explanation>[0]) {
  const messages = inspector().explanation
  const { chainId, hash, messageIndex } = id
  const {
    data: explained,
    error,
    refetch,
  } = useQuery({
    queryKey: ['explanation', chainId, hash, messageIndex],
    queryFn: () => explain(id),
    refetchInterval: 5_000,
  })
  if (error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!explained) return <p className="text-sm text-soft">{shared().loading}</p>
  const { stage, level, reason, expected, found, nextAction } = explained
  const items = [
    [messages.stage, stage],
    [messages.level, level],
    [messages.reason, reason],
    [messages.expected, expected],
    [messages.found, found],
    [messages.next, nextAction],
  ] as const
  return (
    <DescriptionList>
      {items.map(
        ([name, value]) =>
          value && (
            <DescriptionItem key={name} name={name}>
              {/* The client library has one language. */}
              <span lang="en" className="wrap-anywhere">
                {value}
              </span>
            </DescriptionItem>
          ),
      )}
    </DescriptionList>
  )
}
