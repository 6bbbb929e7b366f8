import { useQuery } from '@tanstack/react-query'
import { useEnvironment } from '../environment/useEnvironment'
import { ethereumRpcUrl } from './ethereumRpcUrl'

/** How often the price is read, in milliseconds. */
const interval = 5 * 60 * 1_000

/** The price of ether in dollars, with 8 decimals; undefined if it is not known, or if the ether of the environment has no value. */
export function useEtherPrice(): bigint | undefined {
  const { manifest } = useEnvironment()
  const { data } = useQuery({
    queryKey: ['ethereum', 'price'],
    queryFn: async () => (await import('./ethereum')).getEtherPrice(),
    enabled: ethereumRpcUrl !== '' && manifest.etherHasValue === true,
    staleTime: interval,
    refetchInterval: interval,
  })
  return data ?? undefined
}
