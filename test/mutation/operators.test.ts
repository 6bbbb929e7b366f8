import solc from 'solc'
import { describe, expect, it } from 'vitest'
import { findReplacements } from './operators'

/** The mutants of a function's body: the replaced pieces, in the order of the text. */
function mutate(body: string, returns = ''): string[] {
  const source = `contract C { uint256 private count; function f(uint256 a, uint256 b) public ${returns} { ${body} } }`
  const { sources } = JSON.parse(
    solc.compile(
      JSON.stringify({
        language: 'Solidity',
        sources: { C: { content: source } },
        settings: { outputSelection: { '*': { '': ['ast'] } } },
      }),
    ),
  )
  return findReplacements(Buffer.from(source), sources.C.ast)
    .map(({ start, end, text }) => `${source.slice(start, end)} → ${text}`)
    .sort()
}

describe('findReplacements', () => {
  it('replaces an operator by the others of its kind', () => {
    expect(mutate('count = a - b;')).toEqual(
      [
        'count = a - b → 0',
        ...['+', '*', '/'].map((operator) => `a - b → (a ${operator} b)`),
      ].sort(),
    )
  })

  it('decides conditions, and goes past their end', () => {
    expect(mutate('if (a < b) count += 1;')).toEqual(
      [
        ...['==', '!=', '<=', '>', '>='].map((operator) => `a < b → (a ${operator} b)`),
        'a < b → true',
        'a < b → false',
        'count += 1 → count -= 1',
        'count += 1 → count = 1',
        'count += 1 → 0',
        '1 → (1 + 1)',
        '1 → (1 - 1)',
      ].sort(),
    )
  })

  it('swaps arguments of the same type, and replaces the caller by the origin', () => {
    expect(mutate('g(b, a); } function g(uint256, uint256) private { msg.sender;')).toEqual(
      ['g(b, a) → 0', 'b, a → a, b', 'msg.sender → 0', 'msg.sender → tx.origin'].sort(),
    )
  })

  it('replaces a boolean result by true and false', () => {
    expect(mutate('return !true;', 'returns (bool)')).toEqual(
      ['return !true → 0', '!true → true', '!true → true', '!true → false', 'true → false'].sort(),
    )
  })
})
