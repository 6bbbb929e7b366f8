const formats = new Map<string, Intl.NumberFormat>()

/** A number format, created once: that takes longer than formatting. */
export function numberFormat(
  locale: string,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  const key = JSON.stringify([locale, options])
  const known = formats.get(key)
  if (known) return known
  const created = new Intl.NumberFormat(locale, options)
  formats.set(key, created)
  return created
}
