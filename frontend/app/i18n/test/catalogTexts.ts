import { inspectorEn } from '../../../shared/i18n/inspectorEn'
import { sharedEn } from '../../../shared/i18n/sharedEn'
import { de } from '../de'
import { en } from '../en'
import { inspectorDe } from '../inspectorDe'
import { sharedDe } from '../sharedDe'

/** All texts of catalogs by their path; functions are called with their parameters' positions, such as `<0>`. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const text: unknown = value(
      ...['<0>', path.endsWith('.ambiguous') ? ['<1>'] : '<1>', '<2>', '<3>'],
    )
    return [[path, String(text)]]
  }
  return Object.entries(value ?? {}).flatMap(([name, one]) => textsOf(one, `${path}.${name}`))
}

export const englishTexts = textsOf({ ...en, shared: sharedEn, inspector: inspectorEn })

export const germanTexts = textsOf({ ...de, shared: sharedDe, inspector: inspectorDe })
