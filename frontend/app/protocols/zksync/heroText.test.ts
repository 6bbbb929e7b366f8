import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { heroText } from './heroText'

describe('heroText', () => {
  it('is in the HTML, before scripts are loaded', () => {
    const html = readFileSync(join(__dirname, '..', '..', 'index.html'), 'utf8')
    const words = html.replaceAll(/\s+/g, ' ')
    for (const text of Object.values(heroText)) expect(words).toContain(text)
  })
})
