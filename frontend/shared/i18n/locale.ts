const browserLocale = new Intl.NumberFormat().resolvedOptions().locale

/** The locale in which numbers and times are written and read. */
export function getLocale(): string {
  return browserLocale
}
