import { notifyManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { keepFailures } from './keepFailures'

/** Observes a query whose attempts are given, and fetches it as often. */
async function observe(attempts: readonly (() => string)[], { keeps }: { keeps: boolean }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  if (keeps) keepFailures(client.getQueryCache())
  const left = [...attempts]
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  const observer = new QueryObserver(client, {
    queryKey: ['head'],
    async queryFn() {
      await settled()
      await settled()
      return left.shift()?.() ?? 'none'
    },
    enabled: false,
  })
  const seen: string[] = []
  // As the bindings for React do: after all changes of a moment.
  const look = notifyManager.batchCalls(() => {
    const { error, data, isFetching } = observer.getCurrentResult()
    const shown = error?.message ?? data ?? (isFetching ? 'loading' : 'nothing')
    if (seen.at(-1) !== shown) seen.push(shown)
  })
  const unsubscribe = observer.subscribe(look)
  for (const _ of attempts) {
    const fetched = observer.refetch()
    await settled()
    await fetched
    await settled()
  }
  unsubscribe()
  client.clear()
  return seen
}

const fail = (message: string) => () => {
  throw new Error(message)
}

describe('keepFailures', () => {
  const attempts = [fail('down'), fail('down'), fail('still down'), () => 'up', fail('down again')]

  it('lets a query show its last failure until there is another outcome', async () => {
    expect(await observe(attempts, { keeps: true })).toEqual([
      'loading',
      'down',
      'still down',
      'up',
      'down again',
    ])
  })

  it('is needed: a query that never succeeded forgets its failure when it is fetched again', async () => {
    expect(await observe(attempts.slice(0, 2), { keeps: false })).toEqual([
      ...['loading', 'down', 'loading', 'down'],
    ])
  })

  it('does not keep a failure of data that was reset', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    keepFailures(client.getQueryCache())
    await client
      .fetchQuery({ queryKey: ['head'], queryFn: async () => fail('down')() })
      .catch(() => {})
    client.removeQueries({ queryKey: ['head'] })
    const observer = new QueryObserver(client, { queryKey: ['head'], enabled: false })
    expect(observer.getCurrentResult()).toMatchObject({ error: null, status: 'pending' })
    client.clear()
  })
})
