import { ErrorNotice } from '../../components/ErrorNotice'
import { Spinner } from '../../components/Spinner'
import { useEnvironment } from '../../environment/useEnvironment'
import { describePhase } from './describePhase'
import type { TransactionState } from './useTransaction'

/** What a transaction waits for, or what became of it, beside the button that sent it. */
export function TransactionNotice({
  transaction: { isPending, isSuccess, error, phase, chainId },
  success,
}: {
  transaction: TransactionState
  /** What is said once it is done. */
  success: string
}) {
  const { config } = useEnvironment()
  const chainName = config.chains.find(({ id }) => id === chainId)?.name ?? `chain ${chainId}`
  return (
    <>
      <p role="status" className="flex items-center gap-2 text-sm text-soft empty:hidden">
        {isPending && <Spinner />}
        {isPending && describePhase(phase, chainName)}
        {isSuccess && success}
      </p>
      {error && <ErrorNotice error={error} />}
    </>
  )
}
