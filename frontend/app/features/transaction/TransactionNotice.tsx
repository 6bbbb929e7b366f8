import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { Spinner } from '../../components/Spinner'
import { describePhase } from './describePhase'
import type { TransactionState } from './useTransaction'

/** What a transaction waits for, or what became of it, beside the button that sent it. */
export function TransactionNotice({
  transaction: { isPending, isSuccess, error, phase },
  chainName,
  success,
}: {
  transaction: TransactionState
  /** What its chain is called. */
  chainName: string
  /** What is said once it is done. */
  success?: string
}) {
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
