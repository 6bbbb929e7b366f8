import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Hash } from 'viem'
import { chainKey } from '../../../../interop/react/query/chainKey'
import { useEnvironment } from '../../environment/useEnvironment'
import type { TransactionPhase } from './describePhase'
import { runTransaction, type TransactionRequest } from './runTransaction'

/** The state of a transaction sent by a button. */
export type TransactionState = ReturnType<typeof useTransaction>

/** Sends transactions, one at a time, and refetches the data of their chain. */
export function useTransaction() {
  const { config, pending } = useEnvironment()
  const queryClient = useQueryClient()
  const [phase, setPhase] = useState<TransactionPhase>('checking')
  const [hash, setHash] = useState<Hash>()
  const { mutate, reset, isPending, isSuccess, error } = useMutation({
    mutationFn: async ({ title, ...request }: TransactionRequest & { title: string }) => {
      const { chainId, account } = request
      let sent: Hash | undefined
      setHash(undefined)
      try {
        return await runTransaction(config, {
          ...request,
          onPhase: setPhase,
          onSent(hash) {
            sent = hash
            setHash(hash)
            pending.add({ chainId, account, hash, title })
          },
        })
      } finally {
        if (sent) pending.remove(sent)
      }
    },
    onSettled: (_receipt, _error, { chainId }) =>
      queryClient.invalidateQueries({ queryKey: chainKey(chainId) }),
  })
  return {
    send: mutate,
    reset,
    isPending,
    isSuccess,
    error,
    phase,
    /** Hash of the sent transaction. */
    hash,
  }
}
