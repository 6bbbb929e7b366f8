import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type BlockPosition, formatPosition } from '../events/BlockPosition'
import { Pager } from './Pager'
import { QueryBoundary } from './QueryBoundary'

/** A page of a list that is read block by block, newest first. */
export type ListPageData<item> = {
  items: readonly item[]
  /** Where the next page starts; null if there is none. */
  older: BlockPosition | null
  /** The first block covered by the page. */
  from: bigint
}

/** A page of a list, or up to where nothing was found, with links to the other pages. */
export function ListPage<item>({
  query,
  what,
  of,
  before,
  children,
}: {
  query: UseQueryResult<ListPageData<item>>
  /** Name of the items, in the plural. */
  what: string
  /** What they belong to. */
  of: string
  /** Where the page starts. */
  before: BlockPosition | undefined
  children: (items: readonly item[]) => ReactNode
}) {
  return (
    <QueryBoundary query={query}>
      {({ items, older, from }) => (
        <>
          {items.length > 0 ? (
            children(items)
          ) : (
            <p className="text-sm text-soft">
              {older === null
                ? `No ${before === undefined ? '' : 'older '}${what}.`
                : `No ${what} ${before === undefined ? `since block ${from}` : `in blocks ${from} to ${before.blockNumber - 1n}`}.`}
            </p>
          )}
          <Pager label={`${what} of ${of}`} older={older && formatPosition(older)} />
        </>
      )}
    </QueryBoundary>
  )
}
