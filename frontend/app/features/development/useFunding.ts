import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Address } from 'viem'
import { chainKey } from '../../../../interop/react/query/chainKey'
import { createAdminClient } from '../../../shared/admin/createAdminClient'

export const fundedEther = 100

/** Adds test ETH to accounts on every chain of a local network. */
export function useFunding(adminUrl: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (account: Address) =>
      createAdminClient(adminUrl).fund({ account, ether: fundedEther }),
    // A chain that is idle has no new block.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: chainKey() }),
  })
}
