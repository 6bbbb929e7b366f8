import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { zeroAddress } from 'viem'
import { readContract } from 'viem/actions'
import { bridgehubAbi } from '../../../contracts/abi/Bridgehub'
import { findSettlementLayer, interopChains } from '../../../deployments/interopChains'
import { systemAddresses } from '../../../interop/addresses'
import { useNetwork } from '../../shared/environment/useNetwork'
import { contractNames } from './contractNames'

/** The names of a chain's contracts, by lowercase address. */
export function useContractNames(chainId: number): ReadonlyMap<string, string> {
  const { manifest, clientOf } = useNetwork()
  const settlementLayer = findSettlementLayer(manifest)
  const { data: zkChains } = useQuery({
    queryKey: ['zkChains', settlementLayer?.chainId],
    queryFn: async () => {
      if (!settlementLayer) return []
      const contracts = await Promise.all(
        interopChains(manifest).map(async ({ name, chainId: id }) => ({
          name,
          address: await readContract(clientOf(settlementLayer.chainId), {
            address: systemAddresses.bridgehub,
            abi: bridgehubAbi,
            functionName: 'getZKChain',
            args: [BigInt(id)],
          }),
        })),
      )
      return contracts.filter(({ address }) => address !== zeroAddress)
    },
    staleTime: Number.POSITIVE_INFINITY,
    enabled: chainId === settlementLayer?.chainId,
  })
  return useMemo(() => contractNames(manifest, chainId, zkChains), [manifest, chainId, zkChains])
}
