import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLogs } from './openLogs'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
})

afterEach(() => rmSync(directory, { recursive: true }))

const open = (path = directory) => openLogs({ directory: path, level: 'info' })('gateway')
const file = () => join(directory, 'gateway.log')
const messages = () => readFileSync(file(), 'utf8').match(/"msg":"[^"]*"/g)

describe('openLogs', () => {
  it('appends to logs of earlier runs, even after an incomplete line', () => {
    open().info('one')
    open().info('two')
    expect(messages()).toEqual(['"msg":"one"', '"msg":"two"'])
    writeFileSync(file(), readFileSync(file(), 'utf8').slice(0, 20))
    open().info('three')
    expect(messages()).toEqual(['"msg":"three"'])
  })

  it.each(['all of it\n', '{"name":"mine"}\n', '\n'])(
    'does not change a foreign file: %j',
    (text) => {
      writeFileSync(file(), text)
      expect(() => open()).toThrow(
        `${file()} is not a log of this program. Move it, or choose another directory with --logs.`,
      )
      expect(readFileSync(file(), 'utf8')).toBe(text)
    },
  )

  it('does not follow links', () => {
    writeFileSync(join(directory, 'elsewhere'), '')
    symlinkSync(join(directory, 'elsewhere'), file())
    expect(() => open()).toThrow('is not a log of this program')
  })

  it('names a directory where logs cannot be written', () => {
    writeFileSync(join(directory, 'file'), '')
    const path = join(directory, 'file', 'logs')
    expect(() => open(path)).toThrow(`${path} cannot be written: not a directory (ENOTDIR).`)
  })
})
