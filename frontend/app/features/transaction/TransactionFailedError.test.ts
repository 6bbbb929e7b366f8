import { toHex } from 'viem'
import { expect, it } from 'vitest'
import { describeError } from '../../../shared/errors/describeError'
import { TransactionFailedError } from './TransactionFailedError'

it('describes the failure and the remedy', () => {
  const error = new TransactionFailedError({
    failure: 'canceled',
    hash: toHex(1, { size: 32 }),
  })
  expect(describeError(error)).toBe(
    'You canceled the transaction in your wallet. Nothing was sent. Try again.',
  )
})
