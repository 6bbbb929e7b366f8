import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Mark } from '../files/Mark'
import type { StorageError } from '../files/StorageError'
import { StorageHealth } from '../files/StorageHealth'
import { owner } from '../test/openStore'
import { type Entry, readJournal } from './entries'
import { JournalFiles } from './JournalFiles'
import { JournalWriter } from './JournalWriter'

let directory: string
let health: StorageHealth
let writer: JournalWriter
const onBegin = vi.fn<(journal: number, entries: readonly Entry[]) => void>()
const onAppend = vi.fn<(entries: readonly Entry[], bytes: number) => void>()
const onRetry = vi.fn<(error: StorageError) => void>()

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'interstake-test-')), 'chain')
  mkdirSync(directory)
  health = new StorageHealth()
  for (const listener of [onBegin, onAppend, onRetry]) listener.mockReset()
  const mark = new Mark(markFile())
  writeFileSync(markFile(), '')
  writer = new JournalWriter({
    files: new JournalFiles(directory, owner),
    ...{ owner, mark, isDurable: true, health, onBegin, onAppend, onRetry },
  })
})

afterEach(() => {
  writer.close()
  rmSync(join(directory, '..'), { recursive: true })
})

const pathOf = (journal: number) => join(directory, `journal-${journal}`)
const alias = (id: number): Entry => ({ alias: `0x0${id}` })

function entriesOf(journal: number): Entry[] | undefined {
  return readJournal(readFileSync(pathOf(journal), 'utf8'))?.entries
}

/** Where the end of the journals is recorded: without that file, nothing can be written. */
const markFile = () => `${directory}.mark`

describe('JournalWriter', () => {
  it('appends entries in order, and pending ones together', async () => {
    writer.open([], 0)
    const entries = [1, 2, 3, 4].map(alias)
    await Promise.all(entries.map((entry) => writer.write(entry)))
    expect(entriesOf(0)).toEqual(entries)
    expect(onAppend.mock.calls.map(([appended]) => appended)).toEqual([entries])
  })

  it('begins a journal with entries that are read once all others are written', async () => {
    writer.open([], 0)
    const first = writer.write(alias(1))
    const begun = writer.begin(() => onAppend.mock.calls.flatMap(([appended]) => appended))
    await first
    const second = writer.write(alias(2))
    await Promise.all([begun, second])
    expect(writer.journal).toBe(1)
    expect(onBegin.mock.calls).toEqual([[1, [alias(1)]]])
    expect(entriesOf(0)).toEqual([alias(1)])
    expect(entriesOf(1)).toEqual([alias(1), alias(2)])
  })

  it('continues the journal before if the next one cannot be begun', async () => {
    writer.open([], 0)
    await writer.write(alias(1))
    writeFileSync(pathOf(1), 'in the way')
    await expect(writer.begin(() => [])).rejects.toThrow(`${pathOf(1)} cannot be written`)
    await writer.write(alias(2))
    expect(writer.journal).toBe(0)
    expect(entriesOf(0)).toEqual([alias(1), alias(2)])
    expect(onBegin).not.toHaveBeenCalled()
  })

  it('retries what cannot be written until it can be', async () => {
    writer.open([], 0)
    rmSync(markFile())
    let isDone = false
    const written = Promise.all([1, 2].map((id) => writer.write(alias(id)))).then(() => {
      isDone = true
    })
    await vi.waitFor(() => expect(onRetry.mock.calls.length).toBeGreaterThan(1))
    expect(health.trouble?.message).toContain('chain.mark cannot be written')
    expect(isDone).toBe(false)
    writeFileSync(markFile(), '')
    await written
    expect(health.trouble).toBeNull()
    expect(entriesOf(0)).toEqual([1, 2].map(alias))
  })

  it('fails pending entries once retries are disabled', async () => {
    writer.open([], 0)
    rmSync(markFile())
    const failing = [1, 2].map((id) =>
      expect(writer.write(alias(id))).rejects.toThrow('chain.mark cannot be written'),
    )
    await vi.waitFor(() => expect(onRetry).toHaveBeenCalled())
    writer.stopRetrying()
    await Promise.all(failing)
  })

  it('does not retry what is only tried', async () => {
    writer.open([], 0)
    rmSync(markFile())
    await expect(writer.tryWrite(alias(1))).rejects.toThrow('chain.mark cannot be written')
    expect(onRetry).not.toHaveBeenCalled()
    expect(health.trouble).toBeNull()
  })

  it('cuts off a torn last line when it is opened', async () => {
    writer.open([], 0)
    await writer.write(alias(1))
    const complete = readFileSync(pathOf(0), 'utf8')
    writer.close()
    writeFileSync(pathOf(0), `${complete}0123 {"alias"`)
    const file = readJournal(complete)
    if (!file) throw new Error('The journal has no header')
    writer.open([file], 0)
    await writer.write(alias(2))
    expect(entriesOf(0)).toEqual([alias(1), alias(2)])
  })
})
