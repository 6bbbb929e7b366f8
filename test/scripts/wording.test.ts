import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'

const repository = join(__dirname, '..', '..')

/** Phrases with a standard term in the field, which docs, comments, names and messages use instead. */
const standardTerms: readonly [phrase: RegExp, term: string][] = [
  [/centre/i, 'center'],
  [/licence/i, 'license'],
  [/reorgani[sz]ation/i, 'reorg'],
  [/\bthat never (was|existed)\b/i, 'forged'],
  [/\b(taken|take|takes|took|taking) (\w+ ){0,4}back\b/i, 'roll back, revert'],
  [/\b(made|make|makes) again\b/i, 'replay, restore'],
  [/\b(bring|brings|brought) (\w+ ){0,4}back\b/i, 'restore'],
  [/\bstarted again\b/i, 'restarted'],
  [/\bused up\b/i, 'consumed'],
  [/\bat the most\b/i, 'at most, maximum'],
  [/\bin words\b/i, 'human-readable'],
  [/\bfor (programs|people)\b/i, 'machine-readable, human-readable'],
  [/\b(takes?|taken?) (no )?orders\b/i, 'admin method'],
  [/\bwhat stands at\b/i, 'deployed bytecode'],
  [/\band (its|their) kin\b/i, 'and similar'],
]

const excluded = [
  relative(repository, __filename),
  'test/vectors',
  'frontend',
  'interop',
  'docs/interop.md',
  'docs/interop-center.md',
  'docs/quick-start.md',
]

const files = execFileSync(
  'git',
  [
    'ls-files',
    ...['*.md', '*.ts', '*.tsx', '*.sol'],
    ...excluded.map((path) => `:!${path.replaceAll('\\', '/')}`),
  ],
  { cwd: repository, encoding: 'utf8' },
)
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(repository, file)))

/** The text with each line break and what marks a comment after it as one space, so that phrases may span lines. */
const unwrap = (text: string) => text.replaceAll(/\s*\n\s*(?:\/\/\/?|\*(?!\/))?[ \t]*/g, ' ')

it('texts and code use the standard terms', () => {
  expect(files.length).toBeGreaterThan(300)
  const found = files.flatMap((file) => {
    const text = unwrap(readFileSync(join(repository, file), 'utf8'))
    return standardTerms.flatMap(([phrase, term]) => {
      const [match] = phrase.exec(text) ?? []
      return match === undefined ? [] : [`${file}: “${match}” → ${term}`]
    })
  })
  expect(found).toEqual([])
})

it('finds a phrase that a comment wraps', () => {
  expect(unwrap('/**\n * The batch is taken\n * back.\n */')).toContain('taken back')
  expect(unwrap('/// A root that never\n  /// was.')).toContain('that never was')
})
