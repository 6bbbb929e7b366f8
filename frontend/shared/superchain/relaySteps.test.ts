import { toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { MessageNotSentError } from '../../../interop/errors/message'
import type { RelayState } from '../../../interop/superchain/react/RelayState'
import { toTimeline } from '../message/timeline'
import { sampleMessage, sampleRelay } from '../test/sampleMessage'
import { relaySteps } from './relaySteps'

const hash = toHex(1, { size: 32 })
const id = { chainId: 901, hash, messageIndex: 0 }
const sentAt = new Date(1_700_000_000_000)
const states = (state: RelayState | undefined) =>
  toTimeline(relaySteps({ id, sentAt, state }))
    .map(({ state }) => state[0])
    .join('')

describe('relaySteps', () => {
  it('goes from sent to safe', () => {
    const names = relaySteps({ id, sentAt, state: undefined }).map(({ name }) => name)
    expect(names).toEqual(['Sent', 'Relayable', 'Relayed', 'Safe'])
  })

  it.each<[string, RelayState | undefined, string]>([
    ['before its status is known', undefined, 'cuuu'],
    ['whose transaction is unknown', { status: { stage: 'unknown' }, relay: null }, 'cuuu'],
    ['whose transaction is pending', { status: { stage: 'pending' }, relay: null }, 'cuuu'],
    ['that is sent', { status: { stage: 'sent', ...sampleMessage }, relay: null }, 'dcuu'],
    [
      'that is relayable',
      { status: { stage: 'relayable', ...sampleMessage }, relay: null },
      'ddcu',
    ],
    ['that has expired', { status: { stage: 'expired', ...sampleMessage }, relay: null }, 'dcuu'],
    [
      'that is relayed',
      { status: { stage: 'relayed', ...sampleMessage }, relay: sampleRelay },
      'dddc',
    ],
    [
      'that is relayed in a safe block',
      { status: { stage: 'relayed', ...sampleMessage }, relay: { ...sampleRelay, isSafe: true } },
      'dddd',
    ],
    [
      'that was not sent',
      {
        status: {
          stage: 'failed',
          error: new MessageNotSentError({ hash, messageIndex: 0, count: 0 }),
        },
        relay: null,
      },
      'cuuu',
    ],
  ])('shows a message %s: done, current and upcoming', (_, state, expected) => {
    expect(states(state)).toBe(expected)
  })

  it('has the time and transaction of the steps that are transactions', () => {
    const steps = relaySteps({
      id,
      sentAt,
      state: { status: { stage: 'relayed', ...sampleMessage }, relay: sampleRelay },
    })
    expect(steps.map(({ at, transaction }) => [at, transaction])).toEqual([
      [sentAt, { chainId: 901, hash }],
      [undefined, undefined],
      [sampleRelay.at, { chainId: 903, hash: sampleRelay.transactionHash }],
      [undefined, undefined],
    ])
  })

  it('has the block in which the message was sent again', () => {
    const { message, executingMessage } = sampleMessage
    const again = { ...executingMessage, id: { ...executingMessage.id, blockNumber: 77n } }
    const detailOf = (status: RelayState['status']) =>
      relaySteps({ id, sentAt, state: { status, relay: null } })[0]?.detail
    expect(detailOf({ stage: 'relayable', message, executingMessage })).toBeUndefined()
    expect(detailOf({ stage: 'relayable', message, executingMessage: again })).toBe(
      'again in block 77',
    )
  })
})
