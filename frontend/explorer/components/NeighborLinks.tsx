import { TextLink } from '../../shared/components/TextLink'

/**
 * Links to the previous and next block or batch.
 *
 * @param first - The smallest number.
 */
export function NeighborLinks({
  number,
  first,
  pathOf,
}: {
  number: bigint
  first: bigint
  pathOf: (number: bigint) => string
}) {
  return (
    <span className="flex flex-wrap gap-x-4">
      {number > first && <TextLink to={pathOf(number - 1n)}>Previous</TextLink>}
      <TextLink to={pathOf(number + 1n)}>Next</TextLink>
    </span>
  )
}
