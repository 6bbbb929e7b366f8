import { describe, expect, it, vi } from 'vitest'
import { createNotes } from './createNotes'

describe('createNotes', () => {
  it('shows notes in order, one about each thing, until dismissed', () => {
    const notes = createNotes()
    const listener = vi.fn()
    const unsubscribe = notes.subscribe(listener)
    notes.add('a', 'Ready')
    notes.add('b', 'Ready')
    notes.add('a', 'Minted')
    expect(notes.getSnapshot().map(({ text }) => text)).toEqual(['Ready', 'Minted'])
    notes.dismiss(notes.getSnapshot()[0]?.id ?? 0)
    expect(notes.getSnapshot().map(({ text }) => text)).toEqual(['Minted'])
    expect(listener).toHaveBeenCalledTimes(4)
    unsubscribe()
    notes.add('c', 'Other')
    expect(listener).toHaveBeenCalledTimes(4)
  })
})
