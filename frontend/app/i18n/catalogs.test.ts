import { describe, expect, it } from 'vitest'
import { sharedEn } from '../../shared/i18n/sharedEn'
import { de } from './de'
import { en } from './en'
import { sharedDe } from './sharedDe'

/** All texts of a catalog by their path; functions are called with their parameters' positions. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const text: unknown = value(...['<0>', path.endsWith('.ambiguous') ? ['<1>'] : '<1>', '<2>'])
    return [[path, String(text)]]
  }
  return Object.entries(value ?? {}).flatMap(([name, one]) => textsOf(one, `${path}.${name}`))
}

const parametersOf = (text: string) => (text.match(/<\d>/g) ?? []).toSorted()

const inGerman = { ...de, shared: sharedDe }
const inEnglish = { ...en, shared: sharedEn }

describe('the German catalog', () => {
  it('has every text, with the same parameters', () => {
    const german = new Map(textsOf(inGerman))
    const english = textsOf(inEnglish)
    expect([...german.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted())
    for (const [path, text] of english)
      expect([path, parametersOf(german.get(path) ?? '')]).toEqual([path, parametersOf(text)])
  })

  it('is a translation', () => {
    const english = new Map(textsOf(inEnglish))
    const same = textsOf(inGerman).filter(([path, text]) => english.get(path) === text)
    expect(same.map(([path]) => path)).toEqual([
      '.stake.understood',
      '.leaderboard.chain',
      '.wallet.wallets',
    ])
  })
})
