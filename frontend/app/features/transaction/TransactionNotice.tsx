import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { Spinner } from '../../components/Spinner'
import { describePhase } from './describePhase'
import type { TransactionState } from './useTransaction'

/** The status or outcome of a transaction, shown next to the button that sent it. */
export function TransactionNotice({
  transaction: { isPending, isSuccess, error, phase },
  chainName,
  success,
}: {
  transaction: TransactionState
  /** Name of its chain. */
  chainName: string
  /** Message shown on success. */
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
