/** Writes a figure with three significant digits. */
export const format = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: 3, useGrouping: true })
