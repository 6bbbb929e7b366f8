import { replaceSharedMessages } from '../../shared/i18n/sharedMessages'
import type { PageStorage } from '../../shared/lib/browserStorage'
import { replaceMessages } from './messages'

const storageKey = 'interstake.language'

/** The languages of the page, each by its own name. */
export const languages = { en: 'English', de: 'Deutsch' } as const

export type Language = keyof typeof languages

export const isLanguage = (value: string | null | undefined): value is Language =>
  value != null && Object.hasOwn(languages, value)

/**
 * Chooses the language of the page: the one that the user chose, otherwise the first of the browser's that the page has.
 *
 * @param preferred - Language tags, such as `navigator.languages`.
 */
export function chooseLanguage(
  storage: Pick<PageStorage, 'getItem'>,
  preferred: readonly string[],
): Language {
  const chosen = storage.getItem(storageKey)
  if (isLanguage(chosen)) return chosen
  return preferred.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en'
}

export function storeLanguage(storage: Pick<PageStorage, 'setItem'>, language: Language): void {
  storage.setItem(storageKey, language)
}

/** Loads the texts of a language. To be called before anything is rendered. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language !== 'de') return
  const [{ de }, { sharedDe }] = await Promise.all([import('./de'), import('./sharedDe')])
  replaceMessages(de)
  replaceSharedMessages(sharedDe)
}
