import { describe, expect, it } from 'vitest'
import { CarriedEntries } from './CarriedEntries'
import type { Entry } from './entries'

const block: Entry = {
  block: { number: 7, hash: `0x${'07'.repeat(32)}`, timestamp: 70, transactions: [] },
  at: 0,
}

const clock = { after: 7, timestamp: 80, at: 1 }

const automine = (isOn: boolean) => ({ after: 0, method: 'evm_setAutomine', params: [isOn] })

describe('CarriedEntries', () => {
  it('are none at genesis', () => {
    expect(new CarriedEntries().begin()).toEqual([])
  })

  it('are the last block, the settings in effect with new ids, and all aliases', () => {
    const carried = new CarriedEntries()
    carried.setLastBlock(block)
    carried.addAlias('0x71')
    carried.addMutation({ after: 0, method: 'anvil_setBalance', params: ['0xa1', '0x1'] })
    carried.addMutation(automine(false))
    carried.addMutation(automine(true))
    carried.removeMutation(carried.addMutation(automine(false)))
    const first = carried.begin()
    expect(first).toEqual([block, { mutation: { ...automine(true), id: 4 } }, { alias: '0x71' }])
    expect(carried.begin()).toEqual([
      block,
      { mutation: { ...automine(true), id: 5 } },
      { alias: '0x71' },
    ])
  })

  it('are those of a journal that was read, with ids that it does not use', () => {
    const carried = new CarriedEntries()
    carried.addMutation(automine(true))
    carried.restore(
      {
        blocks: [{ ...block.block, at: 0 }],
        mutations: [{ ...automine(false), id: 3, latest: 0 }],
        aliases: ['0x72'],
        clock,
      },
      9,
    )
    expect(carried.begin()).toEqual([
      block,
      { clock },
      { mutation: { ...automine(false), id: 9 } },
      { alias: '0x72' },
    ])
  })

  it('lose their settings once these are taken', () => {
    const carried = new CarriedEntries()
    carried.addMutation(automine(false))
    expect(carried.takeSettings()).toEqual([automine(false)])
    expect(carried.begin()).toEqual([])
  })
})
