import { describe, expect, it } from 'vitest'
import { chooseLanguage, storeLanguage } from './languages'

const storage = (stored: string | null = null) => ({ getItem: () => stored })

describe('chooseLanguage', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr-FR', 'de'], 'de'],
    [['fr-FR'], 'en'],
    [[], 'en'],
  ])('chooses the first of %s that the page has', (preferred, language) => {
    expect(chooseLanguage(storage(), preferred)).toBe(language)
  })

  it('prefers what the user chose, unless the page does not have it', () => {
    expect(chooseLanguage(storage('en'), ['de'])).toBe('en')
    expect(chooseLanguage(storage('toString'), ['de'])).toBe('de')
  })

  it('finds what was stored', () => {
    const items = new Map<string, string>()
    storeLanguage({ setItem: (key, value) => void items.set(key, value) }, 'de')
    expect(chooseLanguage({ getItem: (key) => items.get(key) ?? null }, ['en'])).toBe('de')
  })
})
