import { concat, encodeAbiParameters, getAddress, type Hex, padHex, zeroAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { readDeposit } from './readDeposit'

const staking = { address: getAddress(`0x${'51'.repeat(20)}`) }
const depositor = getAddress(`0x${'ab'.repeat(20)}`)
const beneficiary = getAddress(`0x${'be'.repeat(20)}`)
const encode = (account: Hex) => encodeAbiParameters([{ type: 'address' }], [account])
const noAddress = padHex(depositor, { size: 32, dir: 'right' })

describe('readDeposit', () => {
  it('reads the depositor of a message of the staking contract', () => {
    const message = { sender: staking.address, data: encode(depositor) }
    expect(readDeposit(message, staking)).toEqual({ depositor, beneficiary: depositor })
  })

  it('reads the beneficiary that a depositor named', () => {
    const data = concat([encode(depositor), encode(beneficiary)])
    expect(readDeposit({ sender: staking.address, data }, staking)).toEqual({
      depositor,
      beneficiary,
    })
  })

  it.each<[string, Hex]>([
    ['more than a word', `${encode(depositor)}00`],
    ['no data', '0x'],
    ['a word that is not an address', noAddress],
    ['the zero address', encode(zeroAddress)],
    ['the depositor named twice', concat([encode(depositor), encode(depositor)])],
    ['the zero address as beneficiary', concat([encode(depositor), encode(zeroAddress)])],
    ['a beneficiary that is not an address', concat([encode(depositor), noAddress])],
    ['a depositor that is not an address', concat([noAddress, encode(beneficiary)])],
    ['three words', concat([encode(depositor), encode(beneficiary), encode(depositor)])],
  ])('knows none for %s', (_, data) => {
    expect(readDeposit({ sender: staking.address, data }, staking)).toBeUndefined()
  })

  it('knows none for a message of somebody else', () => {
    const message = { sender: depositor, data: encode(depositor) }
    expect(readDeposit(message, staking)).toBeUndefined()
  })

  it('knows none on a chain without a staking contract', () => {
    const message = { sender: staking.address, data: encode(depositor) }
    expect(readDeposit(message, undefined)).toBeUndefined()
  })
})
