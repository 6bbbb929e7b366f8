import { toHex } from 'viem'
import { expect, it } from 'vitest'
import { describeError } from '../../../shared/errors/describeError'
import { TransactionFailedError } from './TransactionFailedError'

it('says what happened and what to do about it', () => {
  const error = new TransactionFailedError({
    failure: 'cancelled',
    hash: toHex(1, { size: 32 }),
  })
  expect(describeError(error)).toBe(
    'You cancelled the transaction in your wallet. Nothing was sent: try again.',
  )
})
