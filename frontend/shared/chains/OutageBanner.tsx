import { useQueries } from '@tanstack/react-query'
import { manifestChains } from '../../../deployments/interopChains'
import { findWrongChain } from '../../../deployments/WrongChainError'
import { useNetwork } from '../environment/useNetwork'
import { describeWrongChain } from '../errors/describeWrongChain'
import { shared } from '../i18n/sharedMessages'
import { describeOutages, type OutageTexts } from './describeOutages'
import { headQuery } from './headQuery'

/** Lists the chains that are unreachable or report an unexpected chain id, with the consequences. */
export function OutageBanner({ texts }: { texts: OutageTexts }) {
  const { manifest, clientOf } = useNetwork()
  const chains = manifestChains(manifest)
  const heads = useQueries({
    queries: chains.map(({ chainId }) => ({
      ...headQuery(clientOf(chainId), chainId),
      refetchInterval: false as const,
    })),
  })
  const errorOf = (id: number) =>
    heads[chains.findIndex(({ chainId }) => chainId === id)]?.error ?? null
  const sentences = [
    ...chains.flatMap(({ chainId }) => {
      const wrong = findWrongChain(errorOf(chainId))
      return wrong ? [`${describeWrongChain(wrong)} ${shared().outage.wrongChain}`] : []
    }),
    ...describeOutages(
      manifest,
      (id) => errorOf(id) !== null && !findWrongChain(errorOf(id)),
      texts,
    ),
  ]
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
