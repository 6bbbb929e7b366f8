import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { englishTexts, germanTexts } from '../../../frontend/app/i18n/test/catalogTexts'

const german = new Set(germanTexts.map(([, text]) => text))

/** The texts that only English has, with anything in place of their parameters. */
const patterns = englishTexts
  .filter(([, text]) => !german.has(text))
  .map(([path, text]) => {
    const parts = text
      .trim()
      .split(/<\d>/)
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    return { path, pattern: new RegExp(`^${parts.join('.+')}$`) }
  })

/** What is shown or read out, except for what is marked as being in another language. */
const readTexts = `[...document.body.querySelectorAll('*')]
  .filter((element) => !element.closest('script, style, [lang]:not(html)'))
  .flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
    ...['aria-label', 'title', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
  ])
  .map((text) => text.trim())
  .filter(Boolean)`

/** Fails if a text of the English catalogs is on a page in German. */
export async function expectGerman(page: Page): Promise<void> {
  const texts = await page.evaluate<string[]>(readTexts)
  const found = texts.flatMap((text) =>
    patterns.filter(({ pattern }) => pattern.test(text)).map(({ path }) => `${path}: ${text}`),
  )
  expect(found).toEqual([])
}
