import { describe, expect, it } from 'vitest'
import { createPlural } from './createPlural'

describe('createPlural', () => {
  it.each([
    ['en', [0, 1, 2], ['other', 'one', 'other']],
    ['de', [0, 1, 2], ['other', 'one', 'other']],
    ['fr', [0, 1, 2], ['one', 'one', 'other']],
    // In Polish, the category of 3 is neither that of 1 nor that of 5.
    ['pl', [1, 3, 5], ['one', 'few', 'other']],
  ])('chooses the forms of %s', (language, counts, forms) => {
    const plural = createPlural(language)
    const texts = { one: 'one', few: 'few', other: 'other' }
    expect(counts.map((count) => plural(count, texts))).toEqual(forms)
  })
})
