import type { Client } from 'viem'

/** Query options that poll at the interval of the chain until the data is final. */
export function untilFinal<data>(client: Client, isFinal: (data: data) => boolean) {
  const ends = (data: data | undefined) => data !== undefined && isFinal(data)
  return {
    refetchInterval: ({ state }: { state: { data: data | undefined } }) =>
      ends(state.data) ? (false as const) : client.pollingInterval,
    staleTime: ({ state }: { state: { data: data | undefined } }) =>
      ends(state.data) ? Number.POSITIVE_INFINITY : 0,
  }
}
