import { useQueries } from '@tanstack/react-query'
import { manifestChains } from '../environment/manifestChains'
import { useEnvironment } from '../environment/useEnvironment'
import { describeOutage } from './describeOutage'
import { headQuery } from './headQuery'

/** Says which chains do not answer, what that means, and what still works. */
export function OutageBanner() {
  const { manifest, config } = useEnvironment()
  const chains = manifestChains(manifest)
  const heads = useQueries({
    queries: chains.map(({ chainId }) => ({
      ...headQuery(config.getClient({ chainId }), chainId),
      refetchInterval: false as const,
    })),
  })
  const sentences = describeOutage(
    manifest,
    (id) => heads[chains.findIndex(({ chainId }) => chainId === id)]?.isError === true,
  )
  return (
    <div role="status" className="empty:hidden">
      {sentences.length > 0 && (
        <ul className="mb-5 grid gap-1 rounded-2xl bg-danger-soft px-5 py-4 text-sm text-danger">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
