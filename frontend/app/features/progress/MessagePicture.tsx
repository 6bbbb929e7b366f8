import type { ManifestChain } from '../../../../deployments/manifest'
import { ChainLogo } from '../../../shared/components/ChainLogo'
import { Envelope } from '../../components/Envelope'

/** A message that travels from one chain to another. */
export function MessagePicture({
  source,
  destination,
  progress,
  isUnderWay,
}: {
  source: ManifestChain
  destination: ManifestChain
  /** How much of the way is behind it, 0 to 1. */
  progress: number
  isUnderWay: boolean
}) {
  return (
    <div aria-hidden="true" className="flex items-center gap-3">
      <ChainLogo chain={source} className="size-9" />
      <span className="relative h-7 grow">
        <span className="absolute inset-x-0 top-1/2 border-t-2 border-dashed border-line" />
        <span
          style={{ width: `${progress * 100}%` }}
          className="absolute start-0 top-1/2 -mt-px h-0.5 bg-accent transition-[width] duration-700"
        />
        <span
          style={{ insetInlineStart: `calc(${progress} * (100% - 2.25rem))` }}
          className="absolute top-0 transition-[inset-inline-start] duration-700"
        >
          <Envelope className={`h-7 w-9 ${isUnderWay ? 'animate-float' : ''}`} />
        </span>
      </span>
      <ChainLogo chain={destination} className="size-9" />
    </div>
  )
}
