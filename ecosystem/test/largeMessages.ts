import { concatHex, type Hex, toFunctionSelector } from 'viem'

/** Code that sends the given number of messages of a million bytes each. */
export function largeMessages(count: number): Hex {
  return concatHex([
    // The calldata, at 0 in memory: selector, offset and length of the message, and zeros.
    '0x63',
    toFunctionSelector('sendToL1(bytes)'),
    '0x60e01b5f52602060045262',
    '0x0f4240602452',
    `0x${'5f5f620f42845f5f6180085af150'.repeat(count)}`,
  ])
}
