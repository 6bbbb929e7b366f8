import { BlockLink } from '../components/links'

/** Links to the first and last block of a range. */
export function BlockRangeLinks({
  chainId,
  first,
  last,
}: {
  chainId: number
  first: bigint
  last: bigint
}) {
  if (first === last) return <BlockLink chainId={chainId} number={first} />
  return (
    <span className="inline-flex items-center gap-1.5">
      <BlockLink chainId={chainId} number={first} />
      <span className="text-soft">to</span>
      <BlockLink chainId={chainId} number={last} />
    </span>
  )
}
