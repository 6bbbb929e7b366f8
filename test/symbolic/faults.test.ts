import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyFault } from './applyFault'
import { faults } from './faults'
import { theoremsIn } from './theorems'

const contracts = join(__dirname, '..', '..', 'contracts')
const theorems = readdirSync(__dirname)
  .filter((name) => name.endsWith('.t.sol'))
  .flatMap((name) => theoremsIn(readFileSync(join(__dirname, name), 'utf8')))
const page = readFileSync(join(__dirname, 'README.md'), 'utf8')

describe('the seeded faults', () => {
  it.each(faults)('$source, $original: changes its source at one place', (fault) => {
    const source = readFileSync(join(contracts, `${fault.source}.sol`), 'utf8')
    expect(applyFault(source, fault)).not.toBe(source)
    expect(theorems).toContainEqual({ contract: fault.contract, name: fault.theorem })
  })

  it('are noticed by each contract of theorems', () => {
    const refuted = new Set(faults.map(({ contract }) => contract))
    expect(refuted).toEqual(new Set(theorems.map(({ contract }) => contract)))
  })
})

describe('the README', () => {
  it('states each theorem, and no other', () => {
    const stated = [...page.matchAll(/`(check_\w+)`/g)].map(([, name]) => name)
    expect(stated.sort()).toEqual(theorems.map(({ name }) => name).sort())
  })
})
