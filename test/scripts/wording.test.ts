import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'

const repository = join(__dirname, '..', '..')

type Term = readonly [phrase: RegExp, term: string]

/** Phrases with a standard term in the field, which docs, comments, names, messages and pages use instead. */
const standardTerms: readonly Term[] = [
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
  [/\bwhat stands at\b/i, 'deployed bytecode'],
  [/\band (its|their) kin\b/i, 'and similar'],
  [/KeptNode/i, 'SupervisedNode'],
  [/sendAgain/, 'resubmit'],
  [/journey/i, 'message timeline'],
  [/looksInVain|\b(two|first|next|last) looks?\b/i, 'poll'],
  [/\bas it should be\b/i, 'valid'],
  [/\bthere is no such page\b/i, 'page not found'],
  [/behaviour|colour|favour|honour|(?<!#)neighbour/i, 'American spelling: -or'],
  [/cancell(ed|ing)|(?<!aria-)labelled|travelled|modelled/i, 'American spelling: single l'],
  [/\b(lower|upper)-case\b/i, 'lowercase, uppercase'],
  [/\borders\b/i, 'admin methods, commands'],
  [/\bin vain\b/i, 'without success'],
  [/\bwrit(es|ten) down\b/i, 'records, durable'],
  [/takenBack|takeBack/, 'rolled back'],
  [/isAnother\b/, 'isRetry'],
  [/\b(leads|goes) (nowhere|no further)\b/i, 'not found, stops'],
  [/untilDone|untilAllDone/, 'retryAcrossRestarts'],
  [/acknowledgement|artefact|catalogue|burnt|learnt/i, 'American spelling'],
  [/\bdo(es)?(n't| not) answer\b/i, 'is unreachable, does not respond'],
  [/\bso many\b/i, 'a number of'],
  [/\bwhat (came|comes|became|becomes) of\b/i, 'outcome, result'],
  [/\bwhoever\b/i, 'anyone who'],
  [/\bon (its|their) way\b/i, 'pending, in flight'],
  [/\bdialects?\b/i, 'RPC variant'],
  [/\bfor ever\b/i, 'forever'],
  [/\btempo\b/i, 'settlement scheduler'],
  [/\blanes?\b/i, 'queue'],
  [/\bnewcomers?\b/i, 'candidate process'],
  [/reorgani[sz]e/i, 'reorg'],
  [/poison/i, 'forged'],
  [/\bfor good\b/i, 'permanently, indefinitely'],
  [/\bany more\b/i, 'no longer'],
  [/\banew\b/i, 'again'],
  [/\bleft out\b/i, 'omitted'],
  [/\bhears? of\b/i, 'is notified of, receives'],
  [/\btr(y|ies|ied|ying) out\b/i, 'simulate, check'],
  [/\b(comes?|came|coming) back\b/i, 'restarts, is restored'],
  [/\b(go|goes|went|going) on\b/i, 'continue, resume'],
  [/\bin the words of\b/i, 'with the message of'],
  [/\bsay so\b|\bsaying so\b/i, 'report, with an error'],
  [/\b(giveOrder|addOrder|orderKind|JournaledOrder)/, 'admin method, state mutation'],
  [
    /\b(writeAs|askNode|renameInAnswer)\b/,
    'sendImpersonated, request forwarder, mapHashesInResponse',
  ],
  [/\b(hangUp|callOff|atExit)\b/, 'disconnect, unsubscribe, exit handler'],
  [/\b(settleBatches|batchBlocks|openLine)\b/, 'createSettler, createBatcher, pipeline'],
  [/\b(isIdle|whileClosed|startOver|wholeState)\b/, 'import-only, exclusive, reset, state dump'],
]

const listFiles = (...pathspecs: string[]) =>
  execFileSync('git', ['ls-files', '-z', ...pathspecs], { cwd: repository, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(repository, file)))

const sources = ['*.md', '*.ts', '*.tsx', '*.mts', '*.js', '*.mjs', '*.sol', '*.html', '*.css']
// Changelogs name what was renamed.
const excluded = [
  relative(repository, __filename),
  'test/vectors/*.json',
  '.changeset',
  '*CHANGELOG.md',
].map((path) => `:!${path.replaceAll('\\', '/')}`)

/** The text with each line break and what marks a comment after it as one space, so that phrases may span lines. */
const unwrap = (text: string) => text.replaceAll(/\s*\n\s*(?:\/\/\/?|\*(?!\/))?[ \t]*/g, ' ')

function findPhrases(files: readonly string[], terms: readonly Term[]): string[] {
  return files.flatMap((file) => {
    // File names follow the same rules.
    const text = `${file} ${unwrap(readFileSync(join(repository, file), 'utf8'))}`
    return terms.flatMap(([phrase, term]) => {
      const [match] = phrase.exec(text) ?? []
      return match === undefined ? [] : [`${file}: “${match}” → ${term}`]
    })
  })
}

it('texts and code of all folders use the standard terms', () => {
  const files = listFiles(...sources, ...excluded)
  expect(files.length).toBeGreaterThan(800)
  expect(findPhrases(files, standardTerms)).toEqual([])
})

it('finds a phrase that a comment wraps', () => {
  expect(unwrap('/**\n * The batch is taken\n * back.\n */')).toContain('taken back')
  expect(unwrap('/// A root that never\n  /// was.')).toContain('that never was')
})
