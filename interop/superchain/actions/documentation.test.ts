import { readdirSync } from 'node:fs'
import { createPublicClient, custom } from 'viem'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { interopActions } from '../../actions'
import { describeActionDocs } from '../../test/describeActionDocs'
import { stubNode } from '../../test/stubNode'
import type {
  BuildExecutingMessageErrorType,
  BuildExecutingMessageParameters,
  BuildExecutingMessageReturnType,
  ExplainMessageErrorType,
  ExplainMessageParameters,
  ExplainMessageReturnType,
  GetMessageStatusErrorType,
  GetMessageStatusParameters,
  GetMessageStatusReturnType,
  GetSentMessagesErrorType,
  GetSentMessagesParameters,
  GetSentMessagesReturnType,
  MessageStage,
  MessageStatus,
  RelayMessageErrorType,
  RelayMessageParameters,
  RelayMessageReturnType,
  ResendMessageErrorType,
  ResendMessageParameters,
  ResendMessageReturnType,
  SendMessageErrorType,
  SendMessageParameters,
  SendMessageReturnType,
  SuperchainActions,
  WaitForMessageErrorType,
  WaitForMessageParameters,
  WaitForMessageReturnType,
} from '..'
import * as superchain from '..'
import { hash, send, source } from '../test/responses'
import * as actions from '.'

/** The types that each action exports. */
type Types = {
  buildExecutingMessage: [
    BuildExecutingMessageParameters,
    BuildExecutingMessageReturnType,
    BuildExecutingMessageErrorType,
  ]
  explainMessage: [ExplainMessageParameters, ExplainMessageReturnType, ExplainMessageErrorType]
  getMessageStatus: [
    GetMessageStatusParameters,
    GetMessageStatusReturnType,
    GetMessageStatusErrorType,
  ]
  getSentMessages: [GetSentMessagesParameters, GetSentMessagesReturnType, GetSentMessagesErrorType]
  relayMessage: [RelayMessageParameters, RelayMessageReturnType, RelayMessageErrorType]
  resendMessage: [ResendMessageParameters, ResendMessageReturnType, ResendMessageErrorType]
  sendMessage: [SendMessageParameters, SendMessageReturnType, SendMessageErrorType]
  waitForMessage: [WaitForMessageParameters, WaitForMessageReturnType, WaitForMessageErrorType]
}

type ActionName = Exclude<keyof typeof actions, 'hasReached' | 'superchainActions'>

describe('types', () => {
  it('has parameters, a return type and an error type for each action', () => {
    expectTypeOf<keyof Types>().toEqualTypeOf<ActionName>()
    expectTypeOf<{
      [name in ActionName]: Parameters<(typeof actions)[name]>[1]
    }>().toEqualTypeOf<{ [name in ActionName]: Types[name][0] }>()
    expectTypeOf<{
      [name in ActionName]: Awaited<ReturnType<(typeof actions)[name]>>
    }>().toEqualTypeOf<{ [name in ActionName]: Types[name][1] }>()
    expectTypeOf<Types[ActionName][2]>().toExtend<Error>()
  })

  it('has a closed union of stages', () => {
    expectTypeOf<MessageStatus['stage']>().toEqualTypeOf<MessageStage>()
    expectTypeOf<MessageStage>().toEqualTypeOf<
      'unknown' | 'pending' | 'sent' | 'relayable' | 'relayed' | 'expired' | 'failed'
    >()
    expectTypeOf<
      Extract<WaitForMessageErrorType, { name: 'WaitForMessageTimeoutError' }>['stage']
    >().toEqualTypeOf<MessageStage | null>()
  })

  it('has each action on extended clients', () => {
    expectTypeOf<keyof SuperchainActions['superchain']>().toEqualTypeOf<ActionName>()
  })
})

describe('superchainActions', () => {
  it('extends a client next to interopActions', async () => {
    const client = createPublicClient({ transport: custom(stubNode(source).client) })
      .extend(interopActions())
      .extend(superchain.superchainActions())
    expect(await client.superchain.getSentMessages({ hash })).toMatchObject([
      { messageHash: send.messageHash },
    ])
    expect(await client.superchain.getMessageStatus({ hash })).toMatchObject({ stage: 'sent' })
    expect(await client.superchain.waitForMessage({ hash })).toMatchObject({ stage: 'sent' })
    const { id, payload } = await client.superchain.buildExecutingMessage({ hash })
    expect({ id, payload }).toEqual({ id: send.identifier, payload: send.payload })
    expect(await client.interop.getMessages({ hash })).toEqual([])
  })
})

describeActionDocs({
  directory: __dirname,
  names: readdirSync(__dirname)
    .map((file) => file.replace('.ts', ''))
    .filter((name) => name in actions && name !== 'hasReached' && name !== 'superchainActions'),
  page: 'superchain',
  entryPoint: { name: '@interstake/interop/superchain', exported: superchain },
  decorator: { name: 'superchainActions', property: 'superchain' },
})
