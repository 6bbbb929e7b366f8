import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { chainKey } from '../../chains/chainKey'
import { useEnvironment } from '../../environment/useEnvironment'
import type { TransactionPhase } from './describePhase'
import { runTransaction, type TransactionRequest } from './runTransaction'

/** A transaction that a button sends: where it is, and what became of it. */
export type TransactionState = ReturnType<typeof useTransaction>

/** Sends transactions, one at a time, and renews what the page knows of their chain. */
export function useTransaction() {
  const { config } = useEnvironment()
  const queryClient = useQueryClient()
  const [phase, setPhase] = useState<TransactionPhase>('checking')
  const { mutate, reset, isPending, isSuccess, error } = useMutation({
    mutationFn: (request: TransactionRequest) =>
      runTransaction(config, { ...request, onPhase: setPhase }),
    onSuccess: (_receipt, { chainId }) =>
      queryClient.invalidateQueries({ queryKey: chainKey(chainId) }),
  })
  return {
    send: mutate,
    reset,
    isPending,
    isSuccess,
    error,
    phase,
  }
}
