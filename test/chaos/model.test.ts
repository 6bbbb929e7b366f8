import { describe, expect, it } from 'vitest'
import { type History, isOwed, newHistory, newWrite, type Write } from './model'

const hash = `0x${'ab'.repeat(32)}` as const

const write = (facts: Partial<Write>): Write => ({
  ...newWrite({ name: 'deposit', hash, chainId: 1 }),
  ...facts,
})

const history = (facts: Partial<History>): History => ({ ...newHistory(), ...facts })

const accepted = { accepted: { from: 10, to: 11 } }
const confirmed = { ...accepted, confirmed: { from: 20, to: 21 } }

describe('isOwed', () => {
  it('is false for what was never acknowledged', () => {
    expect(isOwed(write({}), newHistory())).toBe(false)
  })

  it('is true for what was accepted until the process exits', () => {
    expect(isOwed(write(accepted), history({ ends: [9] }))).toBe(true)
    expect(isOwed(write(accepted), history({ ends: [12] }))).toBe(false)
  })

  it('is true for what has a receipt, whatever process exits', () => {
    expect(isOwed(write(confirmed), history({ ends: [15, 30] }))).toBe(true)
  })

  it('is false for what the network reported as dropped', () => {
    expect(isOwed(write(confirmed), history({ reported: new Set([hash]) }))).toBe(false)
  })

  describe('after a rollback', () => {
    const rollback = { keptUntil: 30, endedAt: 40, isUnreported: false, chainId: null }

    it.each([
      ['confirmed before what it goes back to', { from: 20, to: 21 }, true],
      ['confirmed while that was remembered', { from: 29, to: 31 }, false],
      ['confirmed between', { from: 33, to: 34 }, false],
      ['confirmed when it was being carried out', { from: 39, to: 41 }, false],
      ['confirmed afterwards', { from: 41, to: 42 }, true],
    ])('%s', (_, interval, isThere) => {
      const facts = { ...accepted, confirmed: interval }
      expect(isOwed(write(facts), history({ rollbacks: [rollback] }))).toBe(isThere)
    })

    it('is false for what was accepted before, and not confirmed', () => {
      expect(isOwed(write(accepted), history({ rollbacks: [rollback] }))).toBe(false)
    })

    it('of one chain is false for an earlier setting there', () => {
      const setting = { ...accepted, hash: null, confirmed: { from: 20, to: 21 } }
      const alone = (chainId: number) => history({ rollbacks: [{ ...rollback, chainId }] })
      expect(isOwed(write(setting), alone(1))).toBe(false)
      expect(isOwed(write(setting), alone(2))).toBe(true)
    })

    it('of one chain is false for what it may have dropped without a response, unless that was final', () => {
      const early = { ...accepted, confirmed: { from: 20, to: 21 } }
      const alone = (isUnreported: boolean) =>
        history({ rollbacks: [{ ...rollback, chainId: 1, isUnreported }] })
      expect(isOwed(write(early), alone(true))).toBe(false)
      expect(isOwed(write({ ...early, finalAt: 25 }), alone(true))).toBe(true)
      expect(isOwed(write(early), alone(false))).toBe(true)
    })

    it('of one chain is true for what is final there, and for other chains', () => {
      const late = { ...accepted, confirmed: { from: 5, to: 35 } }
      const alone = (chainId: number) => history({ rollbacks: [{ ...rollback, chainId }] })
      expect(isOwed(write(late), alone(1))).toBe(false)
      expect(isOwed(write(late), alone(2))).toBe(true)
      expect(isOwed(write({ ...late, finalAt: 25 }), alone(1))).toBe(true)
    })
  })
})
