import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(__dirname, 'theme.css'), 'utf8')

/** The colors of the page by name: in light, in dark. */
const colors = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of WCAG 2.2. */
function contrast(theme: 'light' | 'dark', ...names: [string, string]): number {
  const [lighter = 0, darker = 0] = names
    .map((name) => luminance(colors.get(name)?.[theme] ?? ''))
    .toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const texts: [string, string[]][] = [
  ['ink', ['page', 'surface', 'raised', 'accent-soft']],
  ['soft', ['page', 'surface', 'raised', 'accent-soft']],
  ['accent', ['page', 'surface', 'raised']],
  ['accent-strong', ['surface', 'accent-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['danger', ['surface', 'accent-soft', 'danger-soft']],
]
const controls: [string, string[]][] = [
  ['control', ['surface', 'page']],
  ['accent', ['surface', 'accent-soft']],
]
const pairs = (list: [string, string[]][]) =>
  list.flatMap(([name, grounds]) => grounds.map((ground): [string, string] => [name, ground]))

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it.each(pairs(texts))('text in %s on %s is legible', (name, ground) => {
    expect(contrast(theme, name, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(pairs(controls))('controls in %s on %s are discernible', (name, ground) => {
    expect(contrast(theme, name, ground)).toBeGreaterThanOrEqual(3)
  })
})
