import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

/** The file of the function that an action models. */
function fileOf(models: string): string {
  return join(__dirname, '..', '..', models.replace(/: .*/, ''))
}

/** Expects that the function that an action models exists. */
export function expectModeled(models: string): void {
  const name = models.replace(/.*: /, '')
  expect(readFileSync(fileOf(models), 'utf8')).toMatch(new RegExp(`\\b${name}\\b`))
}
