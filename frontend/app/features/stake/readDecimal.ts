import { numberFormat } from '../../../shared/i18n/numberFormat'

/** A decimal number in plain notation, such as "1000.5", or why there is none. */
export type ReadDecimal =
  | { kind: 'number'; decimal: string }
  /** It is read differently elsewhere. */
  | { kind: 'ambiguous'; readings: readonly string[] }
  | { kind: 'invalid' }

/** How a number is written. Spaces and apostrophes are grouping separators everywhere. */
type Notation = { decimal: string; groups: readonly string[]; locale?: string }

const neutralGroups = [' ', "'"]

const english: Notation = { decimal: '.', groups: [',', ...neutralGroups] }
/** Of people whose decimal separator is a comma, whatever the language of their browser is. */
const comma: Notation = { decimal: ',', groups: neutralGroups }

/**
 * Reads a decimal number as people of a locale write it. A text that is another number in English notation, or with a comma
 * as the decimal separator, is ambiguous: "1,000" can be one or one thousand.
 */
export function readDecimal(text: string, locale: string): ReadDecimal {
  const written = normalize(text, locale)
  const readings = new Set(
    [notationOf(locale), english, comma].flatMap((notation) => read(written, notation) ?? []),
  )
  const [decimal, ...others] = readings
  if (decimal === undefined) return { kind: 'invalid' }
  return others.length === 0
    ? { kind: 'number', decimal }
    : { kind: 'ambiguous', readings: [...readings] }
}

/** Writes a decimal in plain notation for editing in a locale, so that it is read as the same number. */
export function writeDecimal(decimal: string, locale: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  if (fraction === '') return whole
  const separator = notationOf(locale).decimal
  // Three digits after a comma could be a group.
  const isGroupLike = fraction.length === 3 && separator !== '.'
  return `${whole}${separator}${fraction}${isGroupLike ? '0' : ''}`
}

/** Digits as 0 to 9, and one kind of space and of apostrophe. */
function normalize(text: string, locale: string): string {
  const digits = [
    ...numberFormat(locale, { useGrouping: false }).format(9_876_543_210),
  ].toReversed()
  const halfWidth = text.replace(/[\uff01-\uff5e]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
  return [...normalizeSeparators(halfWidth)]
    .map((character) => {
      const digit = digits.indexOf(character)
      return digit < 0 ? character : String(digit)
    })
    .join('')
    .trim()
}

const normalizeSeparators = (text: string) => text.replace(/\s/g, ' ').replace(/’/g, "'")

function notationOf(locale: string): Notation {
  const parts = numberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.8)
  const separatorOf = (type: Intl.NumberFormatPartTypes) =>
    normalizeSeparators(parts.find((part) => part.type === type)?.value ?? '')
  const [decimal, group] = [separatorOf('decimal') || '.', separatorOf('group')]
  const groups = group && group !== decimal ? [group, ...neutralGroups] : neutralGroups
  return { decimal, groups, locale }
}

/** The number in plain notation; undefined if it is not written like this. */
function read(text: string, { decimal, groups, locale }: Notation): string | undefined {
  const [whole = '', fraction, ...more] = text.split(decimal)
  if (more.length > 0 || (whole === '' && !fraction)) return undefined
  if (fraction !== undefined && !/^\d*$/.test(fraction)) return undefined
  const digits = whole === '' ? '0' : readWhole(whole, groups, locale)
  if (digits === undefined) return undefined
  const significant = (fraction ?? '').replace(/0+$/, '')
  const plain = digits.replace(/^0+(?=\d)/, '')
  return significant === '' ? plain : `${plain}.${significant}`
}

function readWhole(
  whole: string,
  groups: readonly string[],
  locale: string | undefined,
): string | undefined {
  if (/^\d+$/.test(whole)) return whole
  const group = groups.find((one) => whole.includes(one))
  if (group === undefined) return undefined
  const parts = whole.split(group)
  const digits = parts.join('')
  if (!/^[1-9]\d*$/.test(digits)) return undefined
  const inThousands = parts.every((part, index) =>
    index === 0 ? part.length > 0 && part.length <= 3 : part.length === 3,
  )
  // Such as lakhs.
  const asInLocale = () =>
    locale !== undefined &&
    numberFormat(locale)
      .formatToParts(BigInt(digits))
      .filter(({ type }) => type === 'integer')
      .map(({ value }) => value.length)
      .join() === parts.map(({ length }) => length).join()
  return inThousands || asInLocale() ? digits : undefined
}
