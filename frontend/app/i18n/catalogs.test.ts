import { describe, expect, it } from 'vitest'
import { englishTexts, germanTexts } from './test/catalogTexts'

const parametersOf = (text: string) => (text.match(/<\d>/g) ?? []).toSorted()

describe('the German catalog', () => {
  it('has every text, with the same parameters', () => {
    const german = new Map(germanTexts)
    expect([...german.keys()].toSorted()).toEqual(englishTexts.map(([path]) => path).toSorted())
    for (const [path, text] of englishTexts)
      expect([path, parametersOf(german.get(path) ?? '')]).toEqual([path, parametersOf(text)])
  })

  it('is a translation', () => {
    const english = new Map(englishTexts)
    const same = germanTexts.filter(([path, text]) => english.get(path) === text)
    expect(same.map(([path]) => path)).toEqual([
      '.stake.understood',
      '.leaderboard.chain',
      '.wallet.wallets',
      '.inspector.elements.name',
    ])
  })
})
