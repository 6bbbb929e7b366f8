import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIds } from './readIds'

const idsOf = (text: string) => Object.fromEntries(readIds(text))

/** Numbers as JSON allows them, of any size and precision. */
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.constantFrom('', '.0', '.10', '.000000000000000000001'),
    fc.constantFrom('', 'e18', 'E-7', 'e+400'),
  )
  .map((parts) => parts.join(''))

const scalarText = fc.oneof(
  numberText,
  fc.constantFrom('null', 'true', 'false'),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
)

describe('readIds', () => {
  it.each([
    ['{"id":1.7e18}', { 0: '1.7e18' }],
    ['{"id":-0,"method":"a"}', { 0: '-0' }],
    ['{"id":12345678901234567890}', { 0: '12345678901234567890' }],
    [' { "id" : "a\\"}\\\\" , "x" : 1 } ', { 0: '"a\\"}\\\\"' }],
    ['{"\\u0069d":1e400}', { 0: '1e400' }],
    ['{"id":1,"id":2.0}', { 0: '2.0' }],
    ['{"id":1,"id":{}}', {}],
    ['{"params":[{"id":1}],"method":"id"}', {}],
    ['{"method":"id","params":["id",{"id":{"id":2}}],"id":3}', { 0: '3' }],
    ['[{"id":1},{},7,"id",["id",1],{"id":null}]', { 0: '1', 5: 'null' }],
    ['[]', {}],
    ['"id"', {}],
    ['7', {}],
  ])('finds in %s: %j', (text, ids) => {
    expect(idsOf(text)).toEqual(ids)
  })

  it('returns each id of a batch as it was written, whatever else it contains', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.option(scalarText), fc.jsonValue({ maxDepth: 3 }), fc.boolean())),
        (requests) => {
          const texts = requests.map(([id, params, idFirst]) => {
            const members = [`"params":${JSON.stringify(params)}`]
            if (id !== null) members.splice(idFirst ? 0 : 1, 0, `"id" :\t${id}`)
            return `{${members.join(', ')}}`
          })
          expect(idsOf(`[${texts.join(',\n')}]`)).toEqual(
            Object.fromEntries(requests.flatMap(([id], at) => (id === null ? [] : [[at, id]]))),
          )
        },
      ),
    ))
})
