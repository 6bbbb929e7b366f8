import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type {
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
import * as actions from '.'

/** The types that each action exports. */
type Types = {
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
    WaitForMessageReturnType<interop.StageWithoutProof>,
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

const names = readdirSync(__dirname)
  .map((file) => file.replace('.ts', ''))
  .filter((name) => name in actions && name !== 'hasReached' && name !== 'interopActions')
const page = readFileSync(join(__dirname, '..', '..', 'docs', 'interop.md'), 'utf8')

/** The TSDoc comment before a declaration, without its asterisks. */
function docsOf(file: string, declaration: RegExp): string {
  const source = readFileSync(join(__dirname, `${file}.ts`), 'utf8')
  const before = source.slice(0, source.search(declaration))
  const comment = before.slice(before.lastIndexOf('/**'))
  return comment
    .split('\n')
    .slice(1, -2)
    .map((line) => line.replace(/^ *\* ?/, ''))
    .join('\n')
}

describe.each(names)('docs of %s', (name) => {
  const docs = docsOf(name, new RegExp(`^export (async )?function ${name}\\b`, 'm'))

  it('has all sections', () => {
    const type = (name[0]?.toUpperCase() ?? '') + name.slice(1)
    expect(docs).toMatch(/^[A-Z].*\.$/m)
    expect(docs).toContain(`- Docs: \`@interstake/interop/docs/interop.md#${name.toLowerCase()}\``)
    expect(page).toContain(`\n### ${name}\n`)
    expect(docs).toMatch(/^- JSON-RPC Methods:/m)
    expect(docs).toMatch(/^@param client - Client of the /m)
    expect(docs).toContain(`@param parameters - {@link ${type}Parameters}`)
    expect(docs).toMatch(new RegExp(`^@returns [^@]*\\{@link ${type}ReturnType}`, 'm'))
    expect(docs).toMatch(/^@throws \{@link \w+} if /m)
  })

  it('throws errors that the package exports', () => {
    const errors = [...docs.matchAll(/@throws \{@link (\w+)}/g)].map(([, error = '']) => error)
    for (const error of errors.filter((error) => !error.endsWith('ErrorType')))
      expect(interop).toHaveProperty(error)
  })

  it('has an example that imports the action from the package', () => {
    const [, example = ''] = docs.split('@example\n')
    expect(example).toMatch(
      new RegExp(`^import \\{.*\\b${name}\\b.*\\} from '@interstake/interop'$`, 'm'),
    )
    expect(example).toContain(`await ${name}(`)
  })

  it('is the same on extended clients, except for the client and the example', () => {
    const [description] = docs.replace(/^@param client.*\n/m, '').split('@example\n')
    const [method, example] = docsOf('interopActions', new RegExp(`^    ${name}: `, 'm')).split(
      '@example\n',
    )
    expect(method).toBe(description)
    expect(example).toContain(`client.interop.${name}(`)
  })
})
