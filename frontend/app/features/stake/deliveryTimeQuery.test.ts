import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { deliveryTimeQuery } from './deliveryTimeQuery'

// Queries are read again only where there is a window.
vi.hoisted(() => vi.stubGlobal('window', globalThis))

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

it('is read again while it is unknown, until the first message of a new network is delivered', async () => {
  const getDeliveryTime = vi.fn<() => Promise<number | null>>().mockResolvedValue(null)
  const observer = new QueryObserver(
    new QueryClient(),
    deliveryTimeQuery({ chainId: 1, rewardsChainId: 2, getDeliveryTime }),
  )
  const unsubscribe = observer.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(6_000)
  expect(observer.getCurrentResult().data).toBeNull()
  getDeliveryTime.mockResolvedValue(4_000)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(observer.getCurrentResult().data).toBe(4_000)
  const reads = getDeliveryTime.mock.calls.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(getDeliveryTime).toHaveBeenCalledTimes(reads)
  unsubscribe()
})
