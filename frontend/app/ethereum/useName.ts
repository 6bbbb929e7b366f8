import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { ethereumRpcUrl } from './ethereumRpcUrl'

const maxAgeMs = 10 * 60 * 1_000

/** The name of an account on Ethereum; undefined if it has none or if it is not known. To be shown beside the address. */
export function useName(account: Address): string | undefined {
  const { data } = useQuery({
    queryKey: ['ethereum', 'name', account],
    queryFn: async () => (await import('./ethereum')).getName(account),
    enabled: ethereumRpcUrl !== '',
    staleTime: maxAgeMs,
  })
  return data ?? undefined
}
