import { readdirSync } from 'node:fs'
import { describe, expectTypeOf, it } from 'vitest'
import type {
  ExplainMessageErrorType,
  ExplainMessageParameters,
  ExplainMessageReturnType,
  GetInteropMessagesErrorType,
  GetInteropMessagesParameters,
  GetInteropMessagesReturnType,
  GetInteropRootErrorType,
  GetInteropRootParameters,
  GetInteropRootReturnType,
  GetMessageProofErrorType,
  GetMessageProofParameters,
  GetMessageProofReturnType,
  GetMessageStatusErrorType,
  GetMessageStatusParameters,
  GetMessageStatusReturnType,
  GetMessagesErrorType,
  GetMessagesParameters,
  GetMessagesReturnType,
  GetRootImportErrorType,
  GetRootImportParameters,
  GetRootImportReturnType,
  GetTransactionSettlementErrorType,
  GetTransactionSettlementParameters,
  GetTransactionSettlementReturnType,
  InteropActions,
  RebuildMessageProofErrorType,
  RebuildMessageProofParameters,
  RebuildMessageProofReturnType,
  SendInteropMessageErrorType,
  SendInteropMessageParameters,
  SendInteropMessageReturnType,
  VerifyInteropMessageErrorType,
  VerifyInteropMessageParameters,
  VerifyInteropMessageReturnType,
  VerifyMessageErrorType,
  VerifyMessageParameters,
  VerifyMessageReturnType,
  WaitForMessageErrorType,
  WaitForMessageParameters,
  WaitForMessageReturnType,
} from '..'
import * as interop from '..'
import { describeActionDocs } from '../test/describeActionDocs'
import * as actions from '.'

/** The types that each action exports. */
type Types = {
  explainMessage: [ExplainMessageParameters, ExplainMessageReturnType, ExplainMessageErrorType]
  getInteropMessages: [
    GetInteropMessagesParameters,
    GetInteropMessagesReturnType,
    GetInteropMessagesErrorType,
  ]
  getInteropRoot: [GetInteropRootParameters, GetInteropRootReturnType, GetInteropRootErrorType]
  getMessageProof: [GetMessageProofParameters, GetMessageProofReturnType, GetMessageProofErrorType]
  getMessageStatus: [
    GetMessageStatusParameters,
    GetMessageStatusReturnType,
    GetMessageStatusErrorType,
  ]
  getMessages: [GetMessagesParameters, GetMessagesReturnType, GetMessagesErrorType]
  getRootImport: [GetRootImportParameters, GetRootImportReturnType, GetRootImportErrorType]
  getTransactionSettlement: [
    GetTransactionSettlementParameters,
    GetTransactionSettlementReturnType,
    GetTransactionSettlementErrorType,
  ]
  rebuildMessageProof: [
    RebuildMessageProofParameters,
    RebuildMessageProofReturnType,
    RebuildMessageProofErrorType,
  ]
  sendInteropMessage: [
    SendInteropMessageParameters,
    SendInteropMessageReturnType,
    SendInteropMessageErrorType,
  ]
  verifyInteropMessage: [
    VerifyInteropMessageParameters,
    VerifyInteropMessageReturnType,
    VerifyInteropMessageErrorType,
  ]
  verifyMessage: [VerifyMessageParameters, VerifyMessageReturnType, VerifyMessageErrorType]
  waitForMessage: [
    WaitForMessageParameters,
    WaitForMessageReturnType<interop.StageWithProof | interop.StageWithoutProof>,
    WaitForMessageErrorType,
  ]
}

/** Exports other than the actions. */
type Other = 'hasReached' | 'interopActions'
type ActionName = Exclude<keyof typeof actions, Other>

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

  it('distinguishes errors by their names', () => {
    type Named<error, name> = Extract<error, { name: name }>
    expectTypeOf<
      Named<GetMessagesErrorType, 'MessageTransactionNotFoundError'>
    >().toExtend<interop.MessageTransactionNotFoundError>()
    expectTypeOf<
      Named<WaitForMessageErrorType, 'WaitForMessageTimeoutError'>['stage']
    >().toEqualTypeOf<interop.MessageStage | null>()
    expectTypeOf<Named<GetMessageStatusErrorType, 'MessageTransactionRevertedError'>>().toBeNever()
  })

  it('has each action on extended clients', () => {
    expectTypeOf<keyof InteropActions['interop']>().toEqualTypeOf<ActionName>()
  })
})

describeActionDocs({
  directory: __dirname,
  names: readdirSync(__dirname)
    .map((file) => file.replace('.ts', ''))
    .filter((name) => name in actions && name !== 'hasReached' && name !== 'interopActions'),
  page: 'interop',
  entryPoint: { name: '@interstake/interop', exported: interop },
  decorator: { name: 'interopActions', property: 'interop' },
})
