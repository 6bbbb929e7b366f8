import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { describeGas } from '../../bench/gas/describeGas'
import { measureGas, type Operation } from '../../bench/gas/measureGas'
import { type GasSnapshot, readSnapshot } from '../../bench/gas/snapshot'

const tolerance = 0.01
const remedy = 'If that is meant, run `npm run gas` and commit what it writes.'

describe('gas @gas', () => {
  let operations: Operation[]
  let snapshot: GasSnapshot

  before(async () => {
    operations = await measureGas()
    snapshot = await readSnapshot()
  })

  it('is measured of all operations in the snapshot, and of no other', () => {
    expect(operations.map(({ name }) => name)).to.deep.equal(Object.keys(snapshot), remedy)
  })

  it('is within 1% of the snapshot', () => {
    for (const { name, gas } of operations) {
      const kept = snapshot[name] ?? 0
      expect(gas, `${name}: ${gas} gas instead of ${kept}. ${remedy}`).to.be.closeTo(
        kept,
        kept * tolerance,
      )
    }
  })

  it('is what docs/security.md says', () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'security.md'), 'utf8')
    expect(page).to.contain(
      describeGas(operations),
      'The page lacks the table that `npm run gas` prints.',
    )
  })

  // Relative to the contracts of ZKsync's public tutorial with the same verifier: 75% of a first deposit, 100% of a repeat
  // deposit, 70% of one after a full withdrawal, 90% of deposit and withdrawal together, 90% of the first mint, 95% of
  // later mints.
  describe('does not exceed', () => {
    const limits: { limit: number; names: string[] }[] = [
      { limit: 55_684, names: ['first deposit'] },
      { limit: 28_682, names: ['repeat deposit'] },
      { limit: 32_047, names: ['deposit after a full withdrawal'] },
      { limit: 94_406, names: ['first deposit', 'full withdrawal'] },
      { limit: 160_991, names: ['first mint'] },
      { limit: 116_592, names: ['later mint'] },
    ]
    for (const { limit, names } of limits)
      it(`${limit}: ${names.join(' and ')}`, () => {
        const measured = operations.filter(({ name }) => names.includes(name))
        expect(measured).to.have.length(names.length)
        expect(measured.reduce((sum, { gas }) => sum + gas, 0)).to.be.at.most(limit)
      })
  })
})
