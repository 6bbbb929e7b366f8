import type { Client } from 'viem'
import { awaitedInterval } from './awaitedInterval'

/** A query, as its options see it. */
type Observed<data> = { state: { data: data | undefined } }

/** Query options that poll at the interval of the chain until the data is final. */
export function untilFinal<data>(client: Client, isFinal: (data: data) => boolean) {
  const ends = (data: data | undefined) => data !== undefined && isFinal(data)
  return {
    refetchInterval: ({ state }: Observed<data>) =>
      ends(state.data) ? (false as const) : client.pollingInterval,
    staleTime: ({ state }: Observed<data>) => (ends(state.data) ? Number.POSITIVE_INFINITY : 0),
  }
}

/** The stage of the data of each query, and since when it has had it. */
const stages = new WeakMap<object, { stage: unknown; since: number }>()

/**
 * The same for data that the user waits for: polls more often at first, and again whenever it has reached another stage.
 *
 * @param stageOf - The stage of the data, compared by identity.
 */
export function whileAwaited<data>(
  client: Client,
  isFinal: (data: data) => boolean,
  stageOf: (data: data) => unknown,
) {
  const { refetchInterval, staleTime } = untilFinal(client, isFinal)
  return {
    staleTime,
    refetchInterval(query: Observed<data>) {
      if (refetchInterval(query) === false) return false as const
      const { data } = query.state
      return awaitedInterval(client, timeAt(query, data === undefined ? undefined : stageOf(data)))
    },
  }
}

/** For how long a query has had its stage, in milliseconds. */
function timeAt(query: object, stage: unknown): number {
  const now = performance.now()
  const known = stages.get(query)
  if (known && known.stage === stage) return now - known.since
  stages.set(query, { stage, since: now })
  return 0
}
