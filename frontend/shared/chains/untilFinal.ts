import type { Client } from 'viem'

/** Has something read again until it can no longer change, as often as its chain is asked for anything. */
export function untilFinal<data>(client: Client, isFinal: (data: data) => boolean) {
  const ends = (data: data | undefined) => data !== undefined && isFinal(data)
  return {
    refetchInterval: ({ state }: { state: { data: data | undefined } }) =>
      ends(state.data) ? (false as const) : client.pollingInterval,
    staleTime: ({ state }: { state: { data: data | undefined } }) =>
      ends(state.data) ? Number.POSITIVE_INFINITY : 0,
  }
}
