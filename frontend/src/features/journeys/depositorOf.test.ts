import { encodeAbiParameters, getAddress, type Hex, padHex, zeroAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { depositorOf } from './depositorOf'

const staking = { address: getAddress(`0x${'51'.repeat(20)}`) }
const depositor = getAddress(`0x${'ab'.repeat(20)}`)
const encode = (account: Hex) => encodeAbiParameters([{ type: 'address' }], [account])

describe('depositorOf', () => {
  it('reads the depositor of a message of the staking contract', () => {
    const message = { sender: staking.address, data: encode(depositor) }
    expect(depositorOf(message, staking)).toBe(depositor)
  })

  it.each<[string, Hex]>([
    ['more than a word', `${encode(depositor)}00`],
    ['no data', '0x'],
    ['a word that is no address', padHex(depositor, { size: 32, dir: 'right' })],
    ['the zero address', encode(zeroAddress)],
  ])('knows none for %s', (_, data) => {
    expect(depositorOf({ sender: staking.address, data }, staking)).toBeUndefined()
  })

  it('knows none for a message of somebody else', () => {
    const message = { sender: depositor, data: encode(depositor) }
    expect(depositorOf(message, staking)).toBeUndefined()
  })

  it('knows none on a chain without a staking contract', () => {
    const message = { sender: staking.address, data: encode(depositor) }
    expect(depositorOf(message, undefined)).toBeUndefined()
  })
})
